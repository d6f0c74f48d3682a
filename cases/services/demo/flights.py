"""Three hit-and-runs whose leads are followed to the end; their places are those of no other."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flight:
    """A hit-and-run as it was reported."""

    place: str
    #: As the call has it.
    vehicle: str
    direction: str
    #: What hit whom, for the case's short account.
    who: str


#: Paint flecks, then a scrap of an insurance sticker.
VAN = Flight(
    "滨河东路与织机街路口", "微型面包车，颜色没看清", "沿织机街向东", "一辆号牌不详的微型面包车"
)
#: A bunch of keys.
KEYS = Flight(
    "堤顶路与苗圃路口", "轻型栏板货车", "沿苗圃路向纺织新村方向", "一辆号牌不详的轻型货车"
)
#: An abandoned motorcycle with a false plate.
MOTORCYCLE = Flight(
    "柳荫街菜场北门", "两轮摩托车，号牌只看清中间几位", "沿柳荫街向北", "一辆二轮摩托车"
)
