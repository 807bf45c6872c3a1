package main

import (
	"fmt"
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// marks tell who is who: colours for eyes of all kinds (Okabe and Ito), and shapes
// for prints in gray.
var marks = map[string]draw.GlyphStyle{
	"nnlib":        {Color: color.RGBA{0, 114, 178, 255}, Shape: draw.CircleGlyph{}},
	"NumPy":        {Color: color.RGBA{230, 159, 0, 255}, Shape: draw.SquareGlyph{}},
	"scikit-learn": {Color: color.RGBA{204, 121, 167, 255}, Shape: draw.PyramidGlyph{}},
	"PyTorch":      {Color: color.RGBA{213, 94, 0, 255}, Shape: draw.BoxGlyph{}},
	"JAX":          {Color: color.RGBA{0, 158, 115, 255}, Shape: draw.TriangleGlyph{}},
}

// spread is the median of somebody's times for each work, with the range.
type spread struct {
	plotter.XYs
	plotter.YErrors
}

// chart draws how long everybody takes for each work, as a multiple of nnlib's
// median time.
func chart(path string, rows []row) error {
	p := plot.New()
	p.Title.Text = "Time of a training step or epoch, one thread, float64\n" + processorName()
	p.Y.Label.Text = "time, as a multiple of nnlib's (log scale)"
	p.Y.Scale, p.Y.Tick.Marker = plot.LogScale{}, plot.TickerFunc(ticks)
	p.Legend.Top = true
	var works []string
	var who []string
	times := map[string]*spread{}
	ours := 0.0
	for _, r := range rows {
		if r.Who == "nnlib" { // the first of each work
			ours = r.Seconds
			works = append(works, r.Work)
		}
		s, ok := times[r.Who]
		if !ok {
			s = &spread{}
			times[r.Who] = s
			who = append(who, r.Who)
		}
		aside := 0.1 * float64(slices.Index(libraries, r.Who)-1) // nnlib is in none of its libraries
		s.XYs = append(s.XYs, plotter.XY{X: float64(len(works)-1) + aside, Y: r.Seconds / ours})
		s.YErrors = append(s.YErrors, struct{ Low, High float64 }{(r.Seconds - r.Fastest) / ours, (r.Slowest - r.Seconds) / ours})
	}
	for _, name := range who {
		if err := addMarks(p, name, times[name]); err != nil {
			return err
		}
	}
	p.NominalX(works...)
	p.X.Min, p.X.Max = -0.5, float64(len(works)) // with room for the legend
	p.Add(plotter.NewGrid())
	if err := p.Save(17*vg.Centimeter, 10*vg.Centimeter, path); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// addMarks draws one of those compared.
func addMarks(p *plot.Plot, name string, s *spread) error {
	points, err := plotter.NewScatter(s.XYs)
	if err != nil {
		return err
	}
	ranges, err := plotter.NewYErrorBars(s)
	if err != nil {
		return err
	}
	points.GlyphStyle = marks[name]
	points.Radius = 4
	ranges.Color = marks[name].Color
	p.Add(ranges, points)
	p.Legend.Add(name, points)
	return nil
}

// ticks are 1, 2, 5, 10 and so on, and their fractions.
func ticks(least, most float64) (marks []plot.Tick) {
	for power := math.Pow(10, math.Floor(math.Log10(least))); power <= most; power *= 10 {
		for _, digit := range []float64{1, 2, 5} {
			marks = append(marks, plot.Tick{Value: digit * power, Label: fmt.Sprintf("%.2g", digit*power)})
		}
	}
	return marks
}
