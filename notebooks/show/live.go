package show

import (
	"fmt"
	"os"
	"sync/atomic"
	"time"

	"github.com/janpfeifer/gonb/gonbui/protocol"

	"nnlecture/notebooks/show/cell"
)

// now is the clock; a test stops it.
var now = time.Now

// redrawEvery is how often a picture that grows is sent to the notebook.
const redrawEvery = 250 * time.Millisecond

// LiveChart is a chart that grows while the cell runs.
type LiveChart struct {
	Chart
	block block
}

// Live starts a chart of curves to which training adds value after value. What
// stays in the notebook is the picture that Done leaves.
//
//	live := show.Live("epoch", "loss")
//	for … { live.Add("training", loss) }
//	live.Done()
func Live(xLabel, yLabel string) *LiveChart {
	l := &LiveChart{Chart: *Lines(xLabel, yLabel), block: newBlock()}
	l.kind = "Live"
	l.draw, l.describe = l.drawChart, l.describeChart
	return l
}

// Add puts the next value on the named curve and redraws the chart, but not
// more often than one can see.
func (l *LiveChart) Add(name string, value float64) {
	for i := range l.curves {
		if k := &l.curves[i]; k.name == name {
			if l.finiteValues("curve "+name, []float64{value}) {
				k.x, k.y = append(k.x, float64(len(k.x)+1)), append(k.y, value)
				k.dots = len(k.x) <= maxDots
			}
			l.block.show(false, l.forms)
			return
		}
	}
	l.Chart.Add(name, value)
	l.block.show(false, l.forms)
}

// Done draws the chart for the last time. It panics if a value could not be
// drawn, as [Figure.Display] does.
func (l *LiveChart) Done() {
	if l.logY || l.logX {
		l.recheck()
	}
	if err := l.problem(); err != nil {
		panic(err)
	}
	if !cell.InNotebook() {
		fmt.Println(l.AltText())
	}
	l.block.show(true, l.forms)
}

func (l *LiveChart) forms() map[protocol.MIMEType]any {
	svg, err := l.SVG()
	if err != nil {
		return nil // Done will say so
	}
	return map[protocol.MIMEType]any{protocol.MIMEImageSVG: string(svg), protocol.MIMETextPlain: l.AltText()}
}

// block is a piece of output whose content changes.
type block struct {
	id   string
	sent time.Time // when content was sent last
}

var blocks atomic.Int64

// newBlock names a block as no other run of a cell does.
func newBlock() block {
	return block{id: fmt.Sprintf("nn-%d-%d-%d", os.Getpid(), time.Now().UnixNano(), blocks.Add(1))}
}

// show sends the content, unless some was sent a moment ago and this is not the
// last.
func (b *block) show(last bool, forms func() map[protocol.MIMEType]any) {
	if !cell.InNotebook() || !last && now().Sub(b.sent) < redrawEvery {
		return
	}
	if content := forms(); content != nil {
		cell.Update(b.id, content)
	}
	b.sent = now()
}
