package pen

import (
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A class is told by colour and by shape, so that neither is needed alone.
var markerNames = []string{"circles", "triangles", "squares", "diamonds", "pentagons", "crosses", "down triangles", "hexagons"}

// MarkerName is the plural of what the examples of class k are drawn as.
func MarkerName(k int) string { return markerNames[k%len(markerNames)] }

// addMarker appends the marker of class k around p; all shapes cover about the
// same area as a circle of radius r.
func addMarker(path *vg.Path, k int, p vg.Point, r float64) {
	switch k % len(markerNames) {
	case 0:
		path.Move(vg.Point{X: p.X + vg.Length(r), Y: p.Y})
		path.Arc(p, vg.Length(r), 0, 2*math.Pi)
		path.Close()
	case 1:
		addPolygon(path, p, 3, 1.35*r, math.Pi/2)
	case 2:
		addPolygon(path, p, 4, 1.25*r, math.Pi/4)
	case 3:
		addPolygon(path, p, 4, 1.3*r, 0)
	case 4:
		addPolygon(path, p, 5, 1.15*r, math.Pi/2)
	case 5:
		addCross(path, p, 1.2*r)
	case 6:
		addPolygon(path, p, 3, 1.35*r, -math.Pi/2)
	case 7:
		addPolygon(path, p, 6, 1.1*r, 0)
	}
}

func addPolygon(path *vg.Path, p vg.Point, corners int, r, start float64) {
	for i := range corners {
		sin, cos := math.Sincos(start + 2*math.Pi*float64(i)/float64(corners))
		corner := vg.Point{X: p.X + vg.Length(r*cos), Y: p.Y + vg.Length(r*sin)}
		if i == 0 {
			path.Move(corner)
		} else {
			path.Line(corner)
		}
	}
	path.Close()
}

func addCross(path *vg.Path, p vg.Point, r float64) {
	arm := r / 3
	for i, d := range [][2]float64{
		{r, -arm}, {r, arm}, {arm, arm}, {arm, r}, {-arm, r}, {-arm, arm},
		{-r, arm}, {-r, -arm}, {-arm, -arm}, {-arm, -r}, {arm, -r}, {arm, -arm},
	} {
		corner := vg.Point{X: p.X + vg.Length(d[0]), Y: p.Y + vg.Length(d[1])}
		if i == 0 {
			path.Move(corner)
		} else {
			path.Line(corner)
		}
	}
	path.Close()
}

// DrawMarkers draws the markers of class k around points as one element.
func DrawMarkers(c draw.Canvas, k int, points []vg.Point, r float64) {
	DrawMarkersIn(c, k, points, r, ClassInk(k), Card)
}

// DrawMarkersIn is [DrawMarkers] in other colours.
func DrawMarkersIn(c draw.Canvas, k int, points []vg.Point, r float64, fill, rim Ink) {
	if len(points) == 0 {
		return
	}
	var path vg.Path
	for _, p := range points {
		addMarker(&path, k, p, r)
	}
	c.SetLineDash(nil, 0)
	DrawShape(c, path, fill, rim, min(1, r/5.5))
}

// DrawCircle puts a thin circle around a marked example.
func DrawCircle(c draw.Canvas, at vg.Point, r float64) {
	var ring vg.Path
	ring.Arc(at, vg.Length(r), 0, 2*math.Pi)
	c.SetLineDash(nil, 0)
	DrawShape(c, ring, nil, Accent, 1.25)
}

// DrawRing puts a bright disc with a rim behind a marked example.
func DrawRing(c draw.Canvas, at vg.Point) { DrawRingIn(c, at, Halo, Accent) }

// DrawRingIn is [DrawRing] in other colours.
func DrawRingIn(c draw.Canvas, at vg.Point, fill, rim Ink) {
	var ring vg.Path
	ring.Arc(at, 10.5, 0, 2*math.Pi)
	c.SetLineDash(nil, 0)
	DrawShape(c, ring, fill, rim, 1.5)
}
