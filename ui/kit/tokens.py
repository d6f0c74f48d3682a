"""Colours by role, in light and in dark; sizes in pixels at 100 %."""

from dataclasses import dataclass


# There are two, so nobody compares them; to write the methods for it takes the start longer.
@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Tokens:
    """One palette: a colour for each role."""

    is_dark: bool
    window: str
    surface: str
    raised: str
    sunken: str
    rail: str
    line_subtle: str
    line: str
    line_strong: str
    text: str
    text2: str
    text3: str
    disabled: str
    accent: str
    accent_hover: str
    accent_press: str
    on_accent: str
    accent_text: str
    accent_mid: str
    sel: str
    sel_line: str
    hover: str
    red: str
    red_bg: str
    red_fill: str
    amber: str
    amber_bg: str
    amber_fill: str
    yellow: str
    yellow_bg: str
    yellow_fill: str
    grey: str
    grey_bg: str
    grey_fill: str
    green: str
    green_bg: str
    green_fill: str
    #: What speaks against: text, and the outline of its bar.
    neg: str
    neg_fill: str
    hatch: str
    desk: str
    paper: str
    paper_ink: str
    p2: str
    #: Flat cover behind the command palette, with its opacity from 0 to 255.
    dim: str
    dim_alpha: int


LIGHT = Tokens(
    is_dark=False,
    window="#F2F4F6",
    surface="#FFFFFF",
    raised="#FFFFFF",
    sunken="#E9ECF0",
    rail="#E4E8ED",
    line_subtle="#E2E6EA",
    line="#CBD1D8",
    line_strong="#848E9A",
    text="#1A2028",
    text2="#47515D",
    text3="#59636E",
    disabled="#9AA3AD",
    accent="#1B4B87",
    accent_hover="#163E70",
    accent_press="#113159",
    on_accent="#FFFFFF",
    accent_text="#1B4B87",
    accent_mid="#7FA3CF",
    sel="#D8E4F3",
    sel_line="#1B4B87",
    hover="#EDF2F8",
    red="#B0231B",
    red_bg="#FBE7E5",
    red_fill="#C8362D",
    amber="#8F4400",
    amber_bg="#FCEBD7",
    amber_fill="#D2691E",
    yellow="#6B5200",
    yellow_bg="#FAF1C8",
    yellow_fill="#B38800",
    grey="#535D68",
    grey_bg="#E6E9ED",
    grey_fill="#8A939E",
    green="#1B6638",
    green_bg="#DFF0E4",
    green_fill="#2F8550",
    neg="#8F4400",
    neg_fill="#C0763A",
    hatch="#D3D8DE",
    desk="#D9DDE2",
    paper="#FFFFFF",
    paper_ink="#141414",
    p2="#D0DFF1",
    dim="#141A22",
    dim_alpha=115,
)

DARK = Tokens(
    is_dark=True,
    window="#15181D",
    surface="#1B1F25",
    raised="#252A32",
    sunken="#111418",
    rail="#12151A",
    line_subtle="#292E36",
    line="#3A414B",
    line_strong="#737D8A",
    text="#E7EAEE",
    text2="#B9C0C9",
    text3="#A0A9B4",
    disabled="#626B77",
    accent="#346CB6",
    accent_hover="#3B74BE",
    accent_press="#27589A",
    on_accent="#FFFFFF",
    accent_text="#8FBAF0",
    accent_mid="#4A7AB8",
    sel="#22395A",
    sel_line="#6FA3E6",
    hover="#232A34",
    red="#FF9A90",
    red_bg="#43211F",
    red_fill="#E0574C",
    amber="#F5AE6B",
    amber_bg="#3F2A17",
    amber_fill="#E08A3C",
    yellow="#E8C95A",
    yellow_bg="#383013",
    yellow_fill="#D1A91F",
    grey="#B0B8C2",
    grey_bg="#2C323A",
    grey_fill="#7C8692",
    green="#7FCF9B",
    green_bg="#1B3526",
    green_fill="#43A068",
    neg="#F5AE6B",
    neg_fill="#A9672F",
    hatch="#343A43",
    desk="#0E1013",
    paper="#F4F4F2",
    paper_ink="#141414",
    p2="#24374F",
    dim="#000000",
    dim_alpha=153,
)

SMALL, BODY, TITLE = 12, 13, 16
ROW, DENSE_ROW, HEADER, CONTROL = 28, 24, 28, 28
