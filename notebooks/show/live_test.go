package show

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/janpfeifer/gonb/gonbui/protocol"

	"nnlecture/notebooks/show/cell"
)

// recorded collects what a cell would send while the test runs.
func recorded(t *testing.T) *[]*protocol.DisplayData {
	t.Helper()
	var messages []*protocol.DisplayData
	send := cell.Send
	cell.Send = func(m *protocol.DisplayData) { messages = append(messages, m) }
	t.Cleanup(func() { cell.Send = send })
	t.Setenv(protocol.GONB_PIPE_ENV, "somewhere")
	return &messages
}

func TestLiveChartUpdatesOneBlock(t *testing.T) {
	messages := recorded(t)
	live := Live("epoch", "loss")
	for i := range 200 {
		live.Add("training", 1/float64(i+1))
	}
	live.Done()
	if n := len(*messages); n < 2 || n > 20 {
		t.Fatalf("200 values in a moment sent %d pictures, want a few: the first, the last", n)
	}
	for _, m := range *messages {
		if m.DisplayID != (*messages)[0].DisplayID || m.DisplayID == "" {
			t.Fatalf("picture in block %q, want all in one", m.DisplayID)
		}
	}
	y := make([]float64, 200)
	for i := range y {
		y[i] = 1 / float64(i+1)
	}
	still := Lines("epoch", "loss").Add("training", y...)
	still.kind = "Live"
	want, err := still.SVG()
	if err != nil {
		t.Fatal(err)
	}
	last := (*messages)[len(*messages)-1]
	if got := last.Data[protocol.MIMEImageSVG].(string); !bytes.Equal([]byte(got), want) {
		t.Error("the last picture is not that of the whole curve")
	}
}

func TestLiveChartRedrawsInTime(t *testing.T) {
	messages := recorded(t)
	live := Live("epoch", "loss")
	live.Add("training", 1)
	live.block.last = time.Now().Add(-redrawEvery)
	live.Add("training", 0.5)
	if len(*messages) != 2 {
		t.Errorf("%d pictures were sent, want one more after the pause", len(*messages))
	}
}

func TestLiveChartNamesDivergence(t *testing.T) {
	recorded(t)
	live := Live("epoch", "loss")
	live.Add("training", 1)
	live.Add("training", zero()/zero())
	defer func() {
		if err, ok := recover().(error); !ok || !strings.Contains(err.Error(), "show.Live") || !strings.Contains(err.Error(), "did training diverge?") {
			t.Errorf("Done gave %v", err)
		}
	}()
	live.Done()
}

func zero() float64 { return 0 }

func TestProgressKeepsItsLastWords(t *testing.T) {
	messages := recorded(t)
	bar := Progress("epoch", 500)
	for i := range 500 {
		bar.At(i+1, "a < b")
	}
	last := (*messages)[len(*messages)-1]
	if got := last.Data[protocol.MIMETextPlain]; got != "epoch 500 of 500: a < b" {
		t.Errorf("the last words are %q", got)
	}
	if html := last.Data[protocol.MIMETextHTML].(string); !strings.Contains(html, "a &lt; b") || !strings.Contains(html, `value="500"`) {
		t.Errorf("the last bar is %q", html)
	}
	if n := len(*messages); n > 20 {
		t.Errorf("500 steps in a moment sent %d messages", n)
	}
}

// What Display sends must not hold text/html for still pictures: viewers that
// run no scripts would prefer it, and show nothing.
func TestDisplaySendsOneBundle(t *testing.T) {
	messages := recorded(t)
	Bars("x", "y", 1, 2).Display()
	Steps(Bars("x", "y", 1, 2)).Display()
	Matrix("W", random(2, 2)).Display()
	Table("a").Row(1).Display()
	want := [][]protocol.MIMEType{
		{protocol.MIMEImageSVG, protocol.MIMETextPlain},
		{protocol.MIMETextHTML, protocol.MIMETextPlain},
		{protocol.MIMETextMarkdown, protocol.MIMETextPlain},
		{protocol.MIMETextMarkdown, protocol.MIMETextPlain},
	}
	if len(*messages) != len(want) {
		t.Fatalf("%d messages, want %d", len(*messages), len(want))
	}
	for i, forms := range want {
		m := (*messages)[i]
		if len(m.Data) != len(forms) || m.DisplayID != "" {
			t.Errorf("message %d has %d forms and block %q, want %v", i, len(m.Data), m.DisplayID, forms)
		}
		for _, form := range forms {
			if text, ok := m.Data[form].(string); !ok || text == "" {
				t.Errorf("message %d has no %s", i, form)
			}
		}
	}
}

func TestDisplayPanicsWithTheMessage(t *testing.T) {
	defer func() {
		if err, ok := recover().(error); !ok || !strings.Contains(err.Error(), "show.Bars") {
			t.Errorf("Display gave %v", err)
		}
	}()
	Bars("x", "y").Display()
}
