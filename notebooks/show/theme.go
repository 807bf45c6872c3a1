package show

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

// ink is a colour with its counterpart on dark pages.
type ink = palette.Ink

func pair(light, dark uint32) ink { return ink{Light: light, Dark: dark} }

var (
	card    = pair(0xFFFFFF, 0x1E1E1E) // what everything stands on
	edge    = pair(0xD9DCE1, 0x3C3F44) // the card's rim
	letters = pair(0x22262B, 0xE6E8EB)
	muted   = pair(0x5A6068, 0xA9AFB7) // captions, axes, notes
	grid    = pair(0xE8EAED, 0x2E3136)
	accent  = pair(0x111827, 0xF4F5F7) // boundaries, arrows: strongest contrast
	onPale  = pair(0x111111, 0x111111) // on image data, which keep their colours
	onDark  = pair(0xFAFAFA, 0xFAFAFA)
	halo    = pair(0xFFD54A, 0xD9A400) // behind marked examples
)

// tintInks are the classes' colours, washed out, for the regions a class claims.
var tintInks = []ink{
	pair(0xE2EFF8, 0x16303F),
	pair(0xFBE9DD, 0x43281A),
	pair(0xDDF3EC, 0x123A30),
	pair(0xF8EAF2, 0x402A38),
	pair(0xFCF1DB, 0x40321A),
	pair(0xE4F3FC, 0x1D3A4B),
	pair(0xEDEDEE, 0x333335),
	pair(0xF5F0DA, 0x3A371C),
}

// bands is how many steps the contours of a surface have.
const bands = 10

// bandInk is the colour of a band: pale where the surface is low, blue where it
// is high, on dark pages too, for a caption must be true on both.
func bandInk(i int) ink {
	t := float64(i) / (bands - 1)
	const low, high = uint32(0xF7FAFC), uint32(0x9DC4E0)
	var mixed uint32
	for shift := 0; shift < 24; shift += 8 {
		a, b := float64(low>>shift&0xFF), float64(high>>shift&0xFF)
		mixed |= uint32(a+float64(t*(b-a))+0.5) << shift
	}
	return pair(mixed, mixed)
}

// lightOnly is an ink for what stands on bands, which are pale on dark pages
// too: it keeps its light form there. The style sheet selects by colour and
// would swap that form for the dark one, so the last bit of blue is flipped: no
// eye sees that, and the colour is another one.
func lightOnly(i ink) ink {
	const lastBitOfBlue = 1
	kept := i.Light ^ lastBitOfBlue
	return pair(kept, kept)
}

func classInk(k int) ink { return palette.Classes[k%len(palette.Classes)] }
func tintInk(k int) ink  { return tintInks[k%len(tintInks)] }

// hex renders any colour as SVG and CSS want it.
func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return palette.Hex(r>>8<<16 | g>>8<<8 | b>>8)
}

// allInks lists every ink once.
func allInks() []ink {
	inks := []ink{card, edge, letters, muted, grid, accent, onPale, onDark, halo}
	for i := range bands {
		inks = append(inks, bandInk(i))
	}
	for _, i := range append([]ink{halo}, palette.Classes...) {
		inks = append(inks, lightOnly(i))
	}
	inks = append(inks, palette.Classes...)
	return append(inks, tintInks...)
}

// darkRules is the style sheet that swaps the inks which occur in svg.
func darkRules(svg string) string {
	var rules strings.Builder
	for _, i := range allInks() {
		for _, attribute := range []string{"fill", "stroke"} {
			if selector := fmt.Sprintf(`%s="%s"`, attribute, hex(i)); strings.Contains(svg, selector) {
				fmt.Fprintf(&rules, "[%s]{%s:%s}", selector, attribute, palette.Hex(i.Dark))
			}
		}
	}
	return rules.String()
}
