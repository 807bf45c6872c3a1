package pen

import (
	"fmt"
	"image/color"
	"strings"

	"nnlecture/notebooks/show/palette"
)

// Every colour that is not data comes from here or from package palette, as a
// pair: what a light page shows, and what a dark one shows instead. Pictures
// are written in the light colours; a style sheet swaps them, so a viewer that
// ignores the style sheet still sees a correct, light picture.

// Ink is a colour with its counterpart on dark pages.
type Ink = palette.Ink

func pair(light, dark uint32) Ink { return Ink{Light: light, Dark: dark} }

// What is drawn apart from data.
var (
	Card    = pair(0xFFFFFF, 0x1E1E1E) // what everything stands on
	edge    = pair(0xD9DCE1, 0x3C3F44) // the card's rim
	letters = pair(0x22262B, 0xE6E8EB)
	Muted   = pair(0x5A6068, 0xA9AFB7) // captions, axes, notes
	Grid    = pair(0xE8EAED, 0x2E3136)
	Accent  = pair(0x111827, 0xF4F5F7) // boundaries, arrows: strongest contrast
	OnPale  = pair(0x111111, 0x111111) // on image data, which keep their colours
	OnDark  = pair(0xFAFAFA, 0xFAFAFA)
	Halo    = pair(0xFFD54A, 0xD9A400) // behind marked examples
)

// tintInks are the classes' colours, washed out, for the regions a class claims.
var tintInks = []Ink{
	pair(0xE2EFF8, 0x16303F),
	pair(0xFBE9DD, 0x43281A),
	pair(0xDDF3EC, 0x123A30),
	pair(0xF8EAF2, 0x402A38),
	pair(0xFCF1DB, 0x40321A),
	pair(0xE4F3FC, 0x1D3A4B),
	pair(0xEDEDEE, 0x333335),
	pair(0xF5F0DA, 0x3A371C),
}

// LightOnly is an ink for what stands on bands, which are pale on dark pages
// too: it keeps its light form there. The style sheet selects by colour and
// would swap that form for the dark one, so the last bit of blue is flipped: no
// eye sees that, and the colour is another one.
func LightOnly(i Ink) Ink {
	const lastBitOfBlue = 1
	kept := i.Light ^ lastBitOfBlue
	return pair(kept, kept)
}

// ClassInk is the colour of class k, and of the k-th curve.
func ClassInk(k int) Ink { return palette.Classes[k%len(palette.Classes)] }

// TintInk is the colour of the region that class k claims.
func TintInk(k int) Ink { return tintInks[k%len(tintInks)] }

// Hex renders any colour as SVG and CSS want it.
func Hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return palette.Hex(r>>8<<16 | g>>8<<8 | b>>8)
}

// AllInks lists every ink once.
func AllInks() []Ink {
	inks := []Ink{Card, edge, letters, Muted, Grid, Accent, OnPale, OnDark, Halo}
	for i := range Bands {
		inks = append(inks, BandInk(i))
	}
	for _, i := range append([]Ink{Halo}, palette.Classes...) {
		inks = append(inks, LightOnly(i))
	}
	inks = append(inks, palette.Classes...)
	return append(inks, tintInks...)
}

// DarkRules is the style sheet that swaps the inks which occur in svg.
func DarkRules(svg string) string {
	var rules strings.Builder
	for _, i := range AllInks() {
		for _, attribute := range []string{"fill", "stroke"} {
			if selector := fmt.Sprintf(`%s="%s"`, attribute, Hex(i)); strings.Contains(svg, selector) {
				fmt.Fprintf(&rules, "[%s]{%s:%s}", selector, attribute, palette.Hex(i.Dark))
			}
		}
	}
	return rules.String()
}
