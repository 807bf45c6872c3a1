//go:build !js

package datasets

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/gobolditalic"
	"golang.org/x/image/font/gofont/goitalic"
	"golang.org/x/image/font/gofont/gomedium"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/gomonobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"gonum.org/v1/gonum/mat"
)

// letterSide is the side of the Mark 1's array of photocells, 20×20.
const letterSide = 20

// Letters returns perClass pictures of each of the characters, 20×20 pixels as
// the Mark 1 perceptron's photocells saw printed characters, one class per
// character. A pixel is the share that ink covers: 0 is paper, 1 is black.
// Pictures differ in typeface (seven weights and styles of the Go fonts), size
// and position, and are never cut off at the edge. The classes alternate.
//
// It panics if there is no character, one comes twice, the Go fonts have no
// ink for it, or perClass < 1.
//
// Slide "Mark 1 Perceptron Hardware".
func Letters(chars string, perClass int, rng *rand.Rand) *Set {
	classes := strings.Split(chars, "")
	if len(classes) == 0 || perClass < 1 {
		panic(fmt.Sprintf("datasets.Letters: %q with %d pictures each, want at least one character and one picture", chars, perClass))
	}
	for k, char := range classes {
		if strings.Index(chars, char) != strings.LastIndex(chars, char) {
			panic(fmt.Sprintf("datasets.Letters: class %d, %q, comes twice in %q", k, char, chars))
		}
	}
	fonts := goFonts()
	rows := mat.NewDense(perClass*len(classes), letterSide*letterSide, nil)
	labels := make([]int, perClass*len(classes))
	for i := range labels {
		labels[i] = i % len(classes)
		// Each class goes through the fonts in turn, so that few pictures
		// already show many typefaces.
		font := fonts[i/len(classes)%len(fonts)]
		printed := font.glyph(classes[labels[i]]).placed(rng)
		printed.coverTo(rows.RawRowView(i), letterSide, letterSide)
	}
	return NewPictures("letters "+chars, "drawn from the Go fonts (Bigelow & Holmes, BSD licence)",
		letterSide, letterSide, classes, rows, labels)
}

// typeface is a font with the outlines that have been asked for.
type typeface struct {
	font   *sfnt.Font
	glyphs map[string]outline
}

// goFonts returns the typefaces that Letters prints with.
func goFonts() []*typeface {
	files := [][]byte{goregular.TTF, gobold.TTF, goitalic.TTF, gomono.TTF, gomedium.TTF, gobolditalic.TTF, gomonobold.TTF}
	fonts := make([]*typeface, len(files))
	for i, file := range files {
		font, err := sfnt.Parse(file)
		if err != nil {
			panic(err) // the font is compiled in
		}
		fonts[i] = &typeface{font, map[string]outline{}}
	}
	return fonts
}

// placed returns the glyph at a random size, as large type of 17 to 22 pixels
// an em, and at a random place within 2 pixels of the middle where it fits.
func (o outline) placed(rng *rand.Rand) outline {
	low, high := o.bounds()
	scale := 17 + float64(5*rng.Float64())
	scale = min(scale, letterSide/(high.x-low.x), letterSide/(high.y-low.y))
	place := func(low, high float64) float64 {
		room := min(2, (letterSide-float64(scale*(high-low)))/2)
		return letterSide/2 - float64(scale*(low+high)/2) + float64(room*(2*rng.Float64()-1))
	}
	dx, dy := place(low.x, high.x), place(low.y, high.y)
	moved := make(outline, len(o))
	for i, polygon := range o {
		for _, p := range polygon {
			moved[i] = append(moved[i], point{float64(scale*p.x) + dx, float64(scale*p.y) + dy})
		}
	}
	return moved
}
