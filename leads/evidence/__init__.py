"""What each kind of evidence says of a vehicle: grades, forms, likelihoods."""
