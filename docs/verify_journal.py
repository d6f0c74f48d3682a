"""Checks a signed part of an Anjie journal: python verify_journal.py PART.jsonl PUBLIC_KEY."""

import hashlib, json, sys
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
G = 0x216936D3CD6E53FEC0A4E231FDD6DC5C692CC7609525A7B2C9562D608F25D51A, 4 * pow(5, -1, P) % P

def add(a, b):  # on the curve of Ed25519 (RFC 8032)
    k = D * a[0] * b[0] * a[1] * b[1]
    x = (a[0] * b[1] + b[0] * a[1]) * pow(1 + k, -1, P) % P
    return x, (a[1] * b[1] + a[0] * b[0]) * pow(1 - k, -1, P) % P
def mul(n, a):
    r = (0, 1)
    while n:
        r, a, n = (add(r, a) if n & 1 else r), add(a, a), n >> 1
    return r
def need(right, fault):  # never an assert: python -O would pass everything
    right or sys.exit(fault)
def point(b):
    y = int.from_bytes(b, "little") % 2**255
    xx = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(xx, (P + 3) // 8, P)
    x = x if (x * x - xx) % P == 0 else x * pow(2, (P - 1) // 4, P) % P
    need((x * x - xx) % P == 0, "the signature or the key is no point of the curve")
    return (P - x if x & 1 != b[31] >> 7 else x), y

*lines, last = open(sys.argv[1], "rb").read().splitlines(keepends=True)
head, key = json.loads(lines[0]), bytes.fromhex(sys.argv[2])
signature = bytes.fromhex(json.loads(last)["signature"])
r, s = signature[:32], int.from_bytes(signature[32:], "little")
k = int.from_bytes(hashlib.sha512(r + key + b"".join(lines)).digest(), "little") % L
need(s < L and mul(s, G) == add(point(r), mul(k, point(key))), "the signature does not fit")
before, seq = head["before"], head["first"]
for line in lines[1:]:
    one, seq = json.loads(line), seq + 1
    need(one.get("sealed", one.get("seq")) == seq - 1, f"entry {seq - 1} is missing")
    need("sealed" in one or one["previous"] == before, f"entry {seq - 1} does not follow")
    before = one["hash"] if "sealed" in one else hashlib.sha256(line[:-1]).hexdigest()
need((before, seq) == (head["after"], head["last"] + 1), "the part does not end where it says")
print(f"intact: {head['first']}-{head['last']}, head {before}")
