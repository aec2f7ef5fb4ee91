"""The generated face of a member without a picture: four tiles drawn from a fingerprint, stored once."""

from hashlib import sha256

# One tile of 8 units with its top left corner at (x, y): a quarter disc centred on the corner named, a full tile, a disc.
_TILES = (
    lambda x, y: f"M{x} {y}h8a8 8 0 0 1-8 8z",  # top left
    lambda x, y: f"M{x + 8} {y}v8a8 8 0 0 1-8-8z",  # top right
    lambda x, y: f"M{x + 8} {y + 8}h-8a8 8 0 0 1 8-8z",  # bottom right
    lambda x, y: f"M{x} {y + 8}v-8a8 8 0 0 1 8 8z",  # bottom left
    lambda x, y: f"M{x} {y}h8v8h-8z",
    lambda x, y: f"M{x + 1.5} {y + 4}a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0z",
)
_QUARTERS = 4  # the first four kinds
_CORNERS = ((0, 0), (8, 0), (0, 8), (8, 8))


def face_of(key: object) -> tuple[str, int]:
    """The `d` of one SVG path in a square of 16 units, and the tint (0 to 7). The same key gives the same face."""
    digest = sha256(str(key).encode()).digest()
    kinds = [digest[1 + tile] % 6 for tile in range(4)]
    if sum(kind < _QUARTERS for kind in kinds) < 2:
        kinds[0], kinds[3] = digest[5] % 4, digest[6] % 4
    path = "".join(_TILES[kind](x, y) for kind, (x, y) in zip(kinds, _CORNERS, strict=True))
    return path, digest[6] % 8
