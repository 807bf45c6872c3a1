package show

import (
	"fmt"
	"image/color"
	"strings"
)

// Every colour that is not data comes from this file, as a pair: what a light
// page shows, and what a dark one shows instead. Pictures are written in the
// light colours; a style sheet swaps them, so a viewer that ignores the style
// sheet still sees a correct, light picture.

// ink is a colour with its counterpart on dark pages.
type ink struct{ light, dark uint32 }

var (
	card    = ink{0xFFFFFF, 0x1E1E1E} // what everything stands on
	edge    = ink{0xD9DCE1, 0x3C3F44} // the card's rim
	letters = ink{0x22262B, 0xE6E8EB}
	muted   = ink{0x5A6068, 0xA9AFB7} // captions, axes, notes
	grid    = ink{0xE8EAED, 0x2E3136}
	accent  = ink{0x111827, 0xF4F5F7} // boundaries, arrows: strongest contrast
	onPale  = ink{0x111111, 0x111111} // on image data, which keep their colours
	onDark  = ink{0xFAFAFA, 0xFAFAFA}
	halo    = ink{0xFFD54A, 0xD9A400} // behind marked examples
)

// classInks are Okabe and Ito's colours for readers with any colour vision,
// ordered so that neighbours differ in lightness too; lighter on dark pages.
var classInks = []ink{
	{0x0072B2, 0x56B4E9}, // blue
	{0xD55E00, 0xF08A45}, // vermillion
	{0x009E73, 0x3CCFA5}, // bluish green
	{0xCC79A7, 0xE39BC4}, // reddish purple
	{0xE69F00, 0xF0B43C}, // orange
	{0x3A9BD9, 0x8FD0F5}, // sky blue
	{0x4D4D4D, 0xC8C8C8}, // grey
	{0x8C6D00, 0xE8DC5A}, // yellow
}

// tintInks are the same, washed out, for the regions a class claims.
var tintInks = []ink{
	{0xE2EFF8, 0x16303F},
	{0xFBE9DD, 0x43281A},
	{0xDDF3EC, 0x123A30},
	{0xF8EAF2, 0x402A38},
	{0xFCF1DB, 0x40321A},
	{0xE4F3FC, 0x1D3A4B},
	{0xEDEDEE, 0x333335},
	{0xF5F0DA, 0x3A371C},
}

// bands is how many steps the contours of a surface have.
const bands = 10

// bandInk is the colour of a band: from the card's own, where the surface is
// lowest, to blue where it is highest.
func bandInk(i int) ink {
	t := float64(i) / (bands - 1)
	mix := func(low, high ink, of func(ink) uint32) (c uint32) {
		for shift := 0; shift < 24; shift += 8 {
			a, b := float64(of(low)>>shift&0xFF), float64(of(high)>>shift&0xFF)
			c |= uint32(a+t*(b-a)+0.5) << shift
		}
		return c
	}
	low, high := ink{0xF7FAFC, 0x1B232A}, ink{0x9DC4E0, 0x35678C}
	return ink{mix(low, high, func(i ink) uint32 { return i.light }), mix(low, high, func(i ink) uint32 { return i.dark })}
}

func classInk(k int) ink { return classInks[k%len(classInks)] }
func tintInk(k int) ink  { return tintInks[k%len(tintInks)] }

// RGBA makes an ink a color.Color, which is its light form.
func (i ink) RGBA() (r, g, b, a uint32) {
	return color.RGBA{uint8(i.light >> 16), uint8(i.light >> 8), uint8(i.light), 0xFF}.RGBA()
}

// hex renders any colour as SVG and CSS want it.
func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02X%02X%02X", r>>8, g>>8, b>>8)
}

// allInks lists every ink once.
func allInks() []ink {
	inks := []ink{card, edge, letters, muted, grid, accent, onPale, onDark, halo}
	for i := range bands {
		inks = append(inks, bandInk(i))
	}
	inks = append(inks, classInks...)
	return append(inks, tintInks...)
}

// darkRules is the style sheet that swaps the inks which occur in svg.
func darkRules(svg string) string {
	var rules strings.Builder
	for _, i := range allInks() {
		for _, attribute := range []string{"fill", "stroke"} {
			if selector := fmt.Sprintf(`%s="%s"`, attribute, hex(i)); strings.Contains(svg, selector) {
				fmt.Fprintf(&rules, "[%s]{%s:#%06X}", selector, attribute, i.dark)
			}
		}
	}
	return rules.String()
}
