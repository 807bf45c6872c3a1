package wire

import (
	"encoding/binary"
	"math"

	"nnlecture/exercises/internal/value"
)

// writer is the body of a message while it is put together.
type writer []byte

func (w *writer) count(n int) { *w = binary.LittleEndian.AppendUint32(*w, uint32(n)) }

func (w *writer) truth(t bool) {
	if t {
		*w = append(*w, 1)
	} else {
		*w = append(*w, 0)
	}
}

// text writes s, or as much of it as readers take.
func (w *writer) text(s string) {
	s = s[:min(len(s), maxText)]
	w.count(len(s))
	*w = append(*w, s...)
}

func (w *writer) numbers(data []float64) {
	for _, x := range data {
		*w = binary.LittleEndian.AppendUint64(*w, math.Float64bits(x))
	}
}

func (w *writer) value(v value.Value) {
	*w = append(*w, byte(v.Kind))
	switch v.Kind {
	case value.Number:
		w.numbers(v.Data)
	case value.Truth:
		w.truth(v.Text == "true")
	case value.Text:
		w.text(v.Text)
	case value.Slice:
		w.count(len(v.Data))
		w.numbers(v.Data)
	case value.Matrix:
		w.count(v.Rows)
		w.count(v.Cols)
		w.numbers(v.Data)
	case value.Group:
		w.count(len(v.Parts))
		for i, part := range v.Parts {
			w.text(v.Names[i])
			w.value(part)
		}
	}
}
