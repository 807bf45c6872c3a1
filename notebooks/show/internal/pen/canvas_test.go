package pen

import (
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
)

// Whatever else can be drawn on is refused, not searched for a canvas for ever.
func TestOnlyOwnCanvasesAreDrawnOn(t *testing.T) {
	defer func() {
		if err, ok := recover().(error); !ok || !strings.Contains(err.Error(), "*vgimg.Canvas") {
			t.Errorf("drawing on gonum's canvas gave %v, want an error that names its type", err)
		}
	}()
	DrawMarkers(draw.New(vgimg.New(10, 10)), 0, make([]vg.Point, 1), 3)
}
