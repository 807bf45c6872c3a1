package pen

import (
	"image/color"
	"math"
)

// Shade maps a number to a colour of a scale.
type Shade func(t float64) color.RGBA

// The scales run through fixed colours and blend linearly between them. Image
// data keep them on light and dark pages alike, for a number must not change
// its colour with the page.

// Diverging runs from vermillion at −1 through near-white at 0 to blue at +1,
// a pair that every colour vision tells apart.
func Diverging(t float64) color.RGBA {
	return blend((t+1)/2, [3]float64{150, 56, 0}, [3]float64{224, 122, 62}, [3]float64{247, 247, 245}, [3]float64{86, 160, 211}, [3]float64{0, 72, 126})
}

// Sequential runs from near-white at 0 to dark blue at 1.
func Sequential(t float64) color.RGBA {
	return blend(t, [3]float64{247, 248, 250}, [3]float64{160, 198, 226}, [3]float64{54, 133, 188}, [3]float64{8, 48, 94})
}

// Grey runs from white at 0 to black at 1, as ink on paper.
func Grey(t float64) color.RGBA {
	return blend(t, [3]float64{255, 255, 255}, [3]float64{0, 0, 0})
}

// blend interpolates between equally spaced stops; t is clamped to [0, 1].
func blend(t float64, stops ...[3]float64) color.RGBA {
	t = math.Min(math.Max(t, 0), 1) * float64(len(stops)-1)
	i := min(int(t), len(stops)-2)
	part := func(k int) uint8 {
		return uint8(math.Round(float64(stops[i][k]*(1-(t-float64(i)))) + float64(stops[i+1][k]*(t-float64(i)))))
	}
	return color.RGBA{part(0), part(1), part(2), 255}
}
