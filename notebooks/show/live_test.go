package show

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/janpfeifer/gonb/gonbui/protocol"

	"nnlecture/notebooks/show/cell"
)

// stopClock lets the test move the time.
func stopClock(t *testing.T) *time.Time {
	t.Helper()
	at, before := time.Now(), now
	now = func() time.Time { return at }
	t.Cleanup(func() { now = before })
	return &at
}

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
	clock := stopClock(t)
	live := Live("epoch", "loss")
	for i := range 200 {
		if i == 100 {
			*clock = clock.Add(redrawEvery)
		}
		live.Add("training", 1/float64(i+1))
	}
	live.Done()
	if n := len(*messages); n != 3 {
		t.Fatalf("200 values in two moments sent %d pictures, want 3: one in each moment, and the last", n)
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
	clock := stopClock(t)
	live := Live("epoch", "loss")
	for _, pause := range []struct {
		length time.Duration
		want   int
	}{{0, 1}, {redrawEvery - 1, 1}, {1, 2}} {
		*clock = clock.Add(pause.length)
		live.Add("training", 1)
		if len(*messages) != pause.want {
			t.Errorf("%d pictures were sent after %v more, want %d", len(*messages), pause.length, pause.want)
		}
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
	stopClock(t)
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
	if n := len(*messages); n != 2 {
		t.Errorf("500 steps in a moment sent %d messages, want 2: the first and the last", n)
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
