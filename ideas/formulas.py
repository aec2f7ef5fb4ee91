"""Which functions of this app `value_check` holds against published cases."""

from portal.common import opinion, ranking
from portal.common.formulas import register_formulas

register_formulas(
    wilson=ranking.wilson,
    wilson_rank=ranking.wilson_rank,
    bayes_avg=ranking.bayes_avg,
    hot=ranking.hot,
    decay_score=ranking.decay_score,
    rev_weight=ranking.rev_weight,
    bt_fit=ranking.bt_fit,
    bt_score=ranking.bt_score,
    polis_p=opinion.polis_p,
    polis_prop=opinion.polis_prop,
    polis_two=opinion.polis_two,
    polis_gac=opinion.polis_gac,
)
