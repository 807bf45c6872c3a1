package interactive

import (
	"fmt"
	"html"
	"math"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// surfaceSamples is how finely a surface is drawn, in each direction.
const surfaceSamples = 41

// SurfaceChart is a function of two variables as a landscape that the reader
// turns and zooms.
type SurfaceChart struct {
	Chart
	labels [3]string
	points []opts.Chart3DData
	paths  []surfacePath
	low    [3]float64 // where the surface is lowest, and how low
	high   float64
}

type surfacePath struct {
	name   string
	points []opts.Chart3DData
}

// Surface draws f over the rectangle from (x0, y0) to (x1, y1) in three
// dimensions; z is what f stands for, "loss" say.
func Surface(x, y, z string, f func(x, y float64) float64, x0, x1, y0, y1 float64) *SurfaceChart {
	s := &SurfaceChart{labels: [3]string{x, y, z}, high: math.Inf(-1)}
	s.Chart = Chart{height: 480, files: []string{"echarts.min.js", "echarts-gl.min.js"}, renderer: "canvas", option: s.json, table: s.rows}
	if !(x0 < x1 && y0 < y1) || math.IsInf(x1-x0, 0) || math.IsInf(y1-y0, 0) {
		s.fail("the rectangle is %v … %v by %v … %v, want finite ends, the lower first", x0, x1, y0, y1)
		return s
	}
	s.low[2] = math.Inf(1)
	for j := range surfaceSamples {
		for i := range surfaceSamples {
			s.sample(f, x0+(x1-x0)*float64(i)/(surfaceSamples-1), y0+(y1-y0)*float64(j)/(surfaceSamples-1))
		}
	}
	s.alt = fmt.Sprintf("Landscape of %s over %s and %s, from %.4g near (%.2g, %.2g) up to %.4g.", z, x, y, s.low[2], s.low[0], s.low[1], s.high)
	return s
}

func (s *SurfaceChart) sample(f func(x, y float64) float64, x, y float64) {
	v := f(x, y)
	if math.IsNaN(v) || math.IsInf(v, 0) {
		s.fail("%s is %v at (%.4g, %.4g), want a finite number", s.labels[2], v, x, y)
	}
	if v < s.low[2] {
		s.low = [3]float64{x, y, v}
	}
	s.high = math.Max(s.high, v)
	s.points = append(s.points, point3(x, y, v))
}

// point3 keeps five digits of each number, which is more than one can see.
func point3(x, y, z float64) opts.Chart3DData {
	short := func(v float64) float64 {
		if v == 0 {
			return 0
		}
		power := math.Pow(10, 4-math.Floor(math.Log10(math.Abs(v))))
		return math.Round(v*power) / power
	}
	return opts.Chart3DData{Value: []any{short(x), short(y), short(z)}}
}

// Path draws the way of an optimizer over the landscape.
func (s *SurfaceChart) Path(name string, x, y, z []float64) *SurfaceChart {
	if len(x) != len(y) || len(x) != len(z) || len(x) == 0 {
		s.fail("path %q has %d, %d and %d coordinates, want as many, and at least one", name, len(x), len(y), len(z))
		return s
	}
	path := surfacePath{name: name}
	above := 0.015 * (s.high - s.low[2]) // lifts the path off the surface, to be seen from all sides
	for i := range x {
		if sum := x[i] + y[i] + z[i]; math.IsNaN(sum) || math.IsInf(sum, 0) {
			s.fail("step %d of path %q is not finite", i, name)
			return s
		}
		path.points = append(path.points, point3(x[i], y[i], z[i]+above))
	}
	s.paths = append(s.paths, path)
	s.alt += fmt.Sprintf(" The path %s goes in %d steps from (%.3g, %.3g) to (%.3g, %.3g).", name, len(x)-1, x[0], y[0], x[len(x)-1], y[len(y)-1])
	return s
}

func (s *SurfaceChart) fail(format string, args ...any) {
	if s.err == nil {
		s.err = fmt.Errorf("interactive.Surface: "+format, args...)
	}
}

// json is echarts' option object.
func (s *SurfaceChart) json() (string, error) {
	surface := charts.NewSurface3D()
	surface.SetGlobalOptions(
		charts.WithInitializationOpts(opts.Initialization{ChartID: "nn"}),
		charts.WithLegendOpts(opts.Legend{Show: opts.Bool(len(s.paths) > 0), Top: "4"}),
		charts.WithXAxis3DOpts(opts.XAxis3D{Name: s.labels[0], Type: "value"}),
		charts.WithYAxis3DOpts(opts.YAxis3D{Name: s.labels[1], Type: "value"}),
		charts.WithZAxis3DOpts(opts.ZAxis3D{Name: s.labels[2], Type: "value"}),
		charts.WithGrid3DOpts(opts.Grid3D{BoxWidth: 100, BoxDepth: 100, BoxHeight: 60}),
		charts.WithVisualMapOpts(opts.VisualMap{
			Min: float32(s.low[2]), Max: float32(s.high), Show: opts.Bool(false),
			InRange: &opts.VisualMapInRange{Color: []string{"#F7FAFC", "#9DC4E0", "#3685BC", "#08305E"}},
		}),
	)
	surface.MultiSeries = append(surface.MultiSeries, charts.SingleSeries{
		Name: s.labels[2], Type: "surface", CoordSystem: "cartesian3D", Data: s.points,
	})
	for _, path := range s.paths {
		surface.MultiSeries = append(surface.MultiSeries, charts.SingleSeries{
			Name: path.name, Type: "line3D", CoordSystem: "cartesian3D", Data: path.points,
			LineStyle: &opts.LineStyle{Width: 5},
		})
	}
	return colourFirstSeries(surface.RenderSnippet().Option)
}

// colourFirstSeries lets the landscape alone be coloured by height, not the
// paths on it. go-echarts has no field for this, so its JSON is changed.
func colourFirstSeries(option string) (string, error) {
	const scale = `"visualMap":[{`
	if n := strings.Count(option, scale); n != 1 {
		return "", fmt.Errorf("interactive.Surface: go-echarts wrote %s %d times, want once: has its version changed?", scale, n)
	}
	return strings.Replace(option, scale, scale+`"seriesIndex":0,`, 1), nil
}

// rows is the table that stands in for the landscape: every fifth sample.
func (s *SurfaceChart) rows() string {
	const every = 5
	var b strings.Builder
	fmt.Fprintf(&b, "<table>\n<tr><th>%s \\ %s</th>", html.EscapeString(s.labels[1]), html.EscapeString(s.labels[0]))
	for i := 0; i < surfaceSamples; i += every {
		fmt.Fprintf(&b, "<th>%v</th>", s.points[i].Value[0])
	}
	b.WriteString("</tr>\n")
	for j := 0; j < surfaceSamples; j += every {
		row := s.points[j*surfaceSamples:]
		fmt.Fprintf(&b, "<tr><th>%v</th>", row[0].Value[1])
		for i := 0; i < surfaceSamples; i += every {
			fmt.Fprintf(&b, "<td>%.4g</td>", row[i].Value[2])
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</table>\n")
	return b.String()
}
