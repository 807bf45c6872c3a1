package notebooks

import (
	"testing"

	"github.com/janpfeifer/gonb/gonbui"

	"nnlecture/notebooks/show/cell"
)

// Cells may display things of their own through gonbui beside the charts of
// package show: both then write to the kernel through gonbui's connection.
// This import also keeps gonbui among the modules that set-up fetches.
func TestShowCanWriteThroughGonbui(t *testing.T) {
	before := cell.Send
	defer func() { cell.Send = before }()
	cell.Send = gonbui.SendData
	if gonbui.IsNotebook {
		t.Error("gonbui takes a test for a notebook")
	}
}
