"""One vehicle of a register, as text: a row of an extract, or entered by hand."""

from dataclasses import astuple, dataclass, fields
from typing import Final

from leads.ranking.alphabet import tidy


@dataclass(frozen=True, slots=True)
class Vehicle:
    """What a register says of a vehicle; an empty field says nothing."""

    plate: str = ""
    plate_colour: str = ""
    #: Kind of vehicle by its registration code, such as "H31".
    vehicle_class: str = ""
    make: str = ""
    model: str = ""
    #: Year of make; empty or four digits.
    year: str = ""
    #: Registration colour codes A to Z, several for a vehicle of several colours.
    colour: str = ""
    district: str = ""
    policy_insurer: str = ""
    policy_year: str = ""
    policy_number: str = ""

    def row(self) -> tuple[str, ...]:
        """Return the fields in the order of `FIELDS`."""
        return astuple(self)


#: The columns of an extract that a population keeps, in its order.
FIELDS: Final = tuple(field.name for field in fields(Vehicle))


def tidied(vehicle: Vehicle) -> Vehicle:
    """Return the vehicle with every field as a population keeps it."""
    return Vehicle(
        plate=tidy(vehicle.plate),
        plate_colour=vehicle.plate_colour.strip(),
        vehicle_class=vehicle.vehicle_class.strip().upper(),
        make=vehicle.make.strip(),
        model=vehicle.model.strip(),
        year=vehicle.year.strip(),
        colour=vehicle.colour.strip().upper(),
        district=vehicle.district.strip(),
        policy_insurer=vehicle.policy_insurer.strip(),
        policy_year=vehicle.policy_year.strip(),
        policy_number=tidy(vehicle.policy_number),
    )
