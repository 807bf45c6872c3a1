package datasets

import (
	"fmt"
	"math"
	"math/rand/v2"

	"gonum.org/v1/gonum/mat"
)

// animalSide is the side of the pictures, as for MNIST.
const animalSide = 28

// Animals returns n pictures of dogs, cats and rabbits, 28×28 grey levels each,
// drawn anew: the lecture's running example. A pixel is 0 for white and 1 for
// black. The animals look at us, a light one from the dark or a dark one from
// the light; they differ in size, place, tilt, the turn of the head, the shape
// and pose of their ears, and in their fur, and the picture has noise. Classes
// alternate.
//
// A linear model cannot do much with them, because what is dark in one picture
// is light in the next; a hidden layer can; convolution does best, because the
// same ears may be anywhere.
//
// It panics if n < 1.
//
// Slides "Roadmap" and "Detection of Animals from Images: Three Classes".
func Animals(n int, rng *rand.Rand) *Set {
	if n < 1 {
		panic(fmt.Sprintf("datasets.Animals: n = %d, want at least 1", n))
	}
	draw := []func(*fur, *rand.Rand) figure{dog, cat, rabbit}
	rows := mat.NewDense(n, animalSide*animalSide, nil)
	labels := make([]int, n)
	for i := range n {
		labels[i] = i % len(draw)
		snapshot(rows.RawRowView(i), draw[labels[i]], rng)
	}
	return NewPictures("animals", "drawn by this package", animalSide, animalSide, []string{"dog", "cat", "rabbit"}, rows, labels)
}

// snapshot draws one animal somewhere in a picture.
func snapshot(picture []float64, draw func(*fur, *rand.Rand) figure, rng *rand.Rand) {
	f := newFur(rng)
	animal := draw(f, rng).placed(rng)
	for i := range picture {
		picture[i] = f.ground
	}
	animal.paint(picture, animalSide, animalSide)
	for i, v := range picture {
		v += float64(f.noise * rng.NormFloat64())
		picture[i] = math.Round(255*min(max(v, 0), 1)) / 255
	}
}

// placed returns the figure tilted, at a size of 15 to 23 pixels, anywhere in
// the picture where all of it fits.
func (f figure) placed(rng *rand.Rand) figure {
	f = f.transform(turned(between(-0.3, 0.3, rng), 1))
	low, high := f.bounds()
	scale := between(15, 23, rng) / max(high.x-low.x, high.y-low.y)
	place := func(low, high float64) float64 {
		room := animalSide - float64(scale*(high-low))
		return float64(room*rng.Float64()) - float64(scale*low)
	}
	dx, dy := place(low.x, high.x), place(low.y, high.y)
	return f.transform(affine{a: scale, d: scale, e: dx, f: dy})
}

// fur holds the shades of one picture.
type fur struct {
	ground float64 // behind the animal
	coat   float64
	patch  float64 // ears of the dog, the inside of other ears
	muzzle float64
	eye    float64 // eyes, nose and mouth
	noise  float64 // its standard deviation
}

// newFur draws the shades: a light animal from the dark or a dark one from the light.
func newFur(rng *rand.Rand) *fur {
	f := &fur{
		ground: between(0.6, 0.9, rng),
		coat:   between(0.03, 0.22, rng),
		noise:  between(0.02, 0.06, rng),
	}
	f.patch = f.coat + between(0.13, 0.23, rng)
	f.muzzle = max(0, f.coat-between(0.05, 0.15, rng))
	f.eye = 0.95
	if rng.IntN(5) == 0 {
		f.ground, f.coat, f.patch, f.muzzle, f.eye = 1-f.ground, 1-f.coat, 1-f.patch, 1-f.muzzle, 0.05
	}
	return f
}

// between is a number drawn from [low, high).
func between(low, high float64, rng *rand.Rand) float64 {
	return low + float64((high-low)*rng.Float64())
}
