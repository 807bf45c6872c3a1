package wire

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"nnlecture/exercises/internal/value"
)

// ErrUnreadable is what reading a message gives that no worker of ours writes.
var ErrUnreadable = errors.New("the answer could not be read")

const (
	MaxMessage = 8 << 20 // bytes; the largest honest one, of the capstone, takes 0.8 MB
	maxDepth   = 3       // of groups in groups, down to the numbers
	maxParts   = 4096    // of all groups of a message together
	maxText    = 64 << 10
)

// reader goes through the body of a message once. After the first thing that
// is wrong it gives zeros.
type reader struct {
	left  []byte
	parts int // values so far
	err   error
}

func (r *reader) refuse(why string) {
	if r.err == nil {
		r.err = fmt.Errorf("%w: %s", ErrUnreadable, why)
	}
	r.left = nil
}

// end gives what went wrong, which includes that something is left over.
func (r *reader) end() error {
	if len(r.left) > 0 {
		r.refuse("it goes on after its end")
	}
	return r.err
}

func (r *reader) take(n int) []byte {
	if n > len(r.left) {
		r.refuse("it ends too early")
		return make([]byte, min(n, 8)) // enough for a number
	}
	taken := r.left[:n]
	r.left = r.left[n:]
	return taken
}

func (r *reader) byte() byte { return r.take(1)[0] }

func (r *reader) truth() bool {
	b := r.byte()
	if b > 1 {
		r.refuse("neither true nor false")
	}
	return b == 1
}

// count reads how many items follow, of so many bytes each at least. There
// cannot be more than the bytes that are left hold.
func (r *reader) count(size int) int {
	n := int64(binary.LittleEndian.Uint32(r.take(4)))
	if n*int64(size) > int64(len(r.left)) {
		r.refuse("it ends too early")
		return 0
	}
	return int(n)
}

func (r *reader) text() string {
	n := r.count(1)
	if n > maxText {
		r.refuse("a text is too long")
		return ""
	}
	return string(r.take(n))
}

func (r *reader) number() float64 {
	return math.Float64frombits(binary.LittleEndian.Uint64(r.take(8)))
}

func (r *reader) numbers(n int) []float64 {
	if r.err != nil {
		return nil
	}
	data := make([]float64, n)
	for i := range data {
		data[i] = r.number()
	}
	return data
}

func (r *reader) value(depth int) value.Value {
	v := value.Value{Kind: value.Kind(r.byte())}
	if r.parts++; r.parts > maxParts || depth == 0 {
		r.refuse("it has too many parts, or nests too deeply")
		return value.Value{}
	}
	switch v.Kind {
	case value.Absent:
	case value.Number:
		v.Rows, v.Cols, v.Data = 1, 1, []float64{r.number()}
	case value.Truth:
		v.Text = fmt.Sprint(r.truth())
	case value.Text:
		v.Text = r.text()
	case value.Slice:
		v.Rows, v.Cols = 1, r.count(8)
		v.Data = r.numbers(v.Cols)
	case value.Matrix:
		v.Rows, v.Cols = r.size()
		v.Data = r.numbers(v.Rows * v.Cols)
	case value.Group:
		for range r.count(5) {
			v.Names = append(v.Names, r.text())
			v.Parts = append(v.Parts, r.value(depth-1))
			if r.err != nil {
				break
			}
		}
	default:
		r.refuse("an unknown kind of value")
	}
	return v
}

// size reads rows and columns. A matrix has at least one entry, and no more
// than the bytes that are left hold.
func (r *reader) size() (rows, columns int) {
	rows, columns = r.count(8), r.count(8)
	if rows == 0 || columns == 0 || rows > len(r.left)/8/columns {
		r.refuse("the size of a matrix is wrong")
		return 0, 0
	}
	return rows, columns
}
