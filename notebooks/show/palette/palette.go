// Package palette holds the colours in which classes and curves are drawn, for
// light and for dark pages.
package palette

import (
	"fmt"
	"image/color"
)

// Ink is a colour, as 0xRRGGBB, with its counterpart on dark pages.
type Ink struct{ Light, Dark uint32 }

// Classes are Okabe and Ito's colours for readers with any colour vision,
// ordered so that neighbours differ in lightness too; lighter on dark pages.
var Classes = []Ink{
	{0x0072B2, 0x56B4E9}, // blue
	{0xD55E00, 0xF08A45}, // vermillion
	{0x009E73, 0x3CCFA5}, // bluish green
	{0xCC79A7, 0xE39BC4}, // reddish purple
	{0xE69F00, 0xF0B43C}, // orange
	{0x3A9BD9, 0x8FD0F5}, // sky blue
	{0x4D4D4D, 0xC8C8C8}, // grey
	{0x8C6D00, 0xE8DC5A}, // yellow
}

// RGBA makes an ink a color.Color, which is its light form.
func (i Ink) RGBA() (r, g, b, a uint32) {
	return color.RGBA{uint8(i.Light >> 16), uint8(i.Light >> 8), uint8(i.Light), 0xFF}.RGBA()
}

// Hex renders 0xRRGGBB as SVG and CSS want it.
func Hex(rgb uint32) string { return fmt.Sprintf("#%06X", rgb) }
