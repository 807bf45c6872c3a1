package datasets

import "math"

// rounded returns v to six decimals. Generated features that pass through a
// sine, an exponential or a fused multiply-add may differ between processors
// in their last bit; rounded, they are the same figures everywhere.
func rounded(v float64) float64 { return math.Round(v*1e6) / 1e6 }
