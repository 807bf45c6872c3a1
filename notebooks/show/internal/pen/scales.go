package pen

import (
	"image"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// DrawColourScale draws the colours of a scale with its numbers, at (x, y) and high.
// A diverging scale is one whose lower end is below zero.
func DrawColourScale(c draw.Canvas, x, y, height float64, of Shade, low, high float64) {
	const steps = 64
	img := image.NewRGBA(image.Rect(0, 0, 1, steps))
	for i := range steps {
		t := 1 - (float64(i)+0.5)/steps
		if low < 0 {
			t = 2*t - 1
		}
		img.SetRGBA(0, i, of(t))
	}
	bar := vg.Rectangle{Min: vg.Point{X: vg.Length(x), Y: vg.Length(y)}, Max: vg.Point{X: vg.Length(x + 16), Y: vg.Length(y + height)}}
	c.DrawImage(bar, img)
	OutlineBox(c, bar)
	for _, tick := range (Ticks{}).Ticks(low, high) {
		at := y + height*(tick.Value-low)/(high-low)
		c.StrokeLine2(draw.LineStyle{Color: Muted, Width: 1}, vg.Length(x+16), vg.Length(at), vg.Length(x+20), vg.Length(at))
		Write(c, x+25, at-5, tick.Label, TextStyle{Size: TickSize, Color: Muted})
	}
}

// Bands is how many steps the contours of a surface have.
const Bands = 10

// BandInk is the colour of a band: pale where the surface is low, blue where it
// is high, on dark pages too, for a caption must be true on both.
func BandInk(i int) Ink {
	t := float64(i) / (Bands - 1)
	const low, high = uint32(0xF7FAFC), uint32(0x9DC4E0)
	var mixed uint32
	for shift := 0; shift < 24; shift += 8 {
		a, b := float64(low>>shift&0xFF), float64(high>>shift&0xFF)
		mixed |= uint32(a+float64(t*(b-a))+0.5) << shift
	}
	return pair(mixed, mixed)
}

// DrawBandScale writes the scale of the bands' colours, its right end at the right
// of c, its foot at y.
func DrawBandScale(c draw.Canvas, y, low, high float64) {
	right := float64(c.Max.X) - 4
	note := TextStyle{Size: NoteSize, Color: Muted, Align: 1}
	top := PrettyBeside(high, high-low, 2)
	Write(c, right, y, top, note)
	right -= WidthOf(top, note) + 8
	for k := range Bands {
		var box vg.Path
		AddBox(&box, right-10*float64(Bands-k), y, right-10*float64(Bands-k-1), y+10)
		DrawShape(c, box, BandInk(k), nil, 0)
	}
	Write(c, right-10*Bands-8, y, PrettyBeside(low, high-low, 2), note)
}
