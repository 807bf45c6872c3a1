package film

import (
	"fmt"
	"slices"
	"strings"
)

// Film holds the elements of several frames in one order that suits all of
// them, each element once.
type Film struct {
	elements []shared
	frames   int
}

// shared is an element with the frames that show it.
type shared struct {
	svg string
	in  []int
}

// Add merges the next frame. Elements common to it and to the film, in the
// same order, are shared; the others are inserted where they belong.
func (f *Film) Add(frame []string) {
	match := f.common(frame)
	var merged []shared
	i, j := 0, 0
	for i < len(f.elements) || j < len(frame) {
		switch {
		case i < len(f.elements) && j < len(frame) && match[i] == j:
			f.elements[i].in = append(f.elements[i].in, f.frames)
			merged = append(merged, f.elements[i])
			i, j = i+1, j+1
		case i < len(f.elements) && match[i] < 0:
			merged = append(merged, f.elements[i])
			i++
		default:
			merged = append(merged, shared{frame[j], []int{f.frames}})
			j++
		}
	}
	f.elements = merged
	f.frames++
}

// common finds a longest common subsequence: match[i] is the place in frame of
// element i of the film, or −1.
func (f *Film) common(frame []string) []int {
	n, m := len(f.elements), len(frame)
	length := make([][]int, n+1)
	for i := range length {
		length[i] = make([]int, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if f.elements[i].svg == frame[j] {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	match := make([]int, n)
	for i, j := 0, 0; i < n; i++ {
		match[i] = -1
		for j < m && length[i][j] == length[i][j+1] && f.elements[i].svg != frame[j] {
			j++
		}
		if j < m && f.elements[i].svg == frame[j] {
			match[i] = j
			j++
		}
	}
	return match
}

// svg renders the elements, grouped by the frames that show them; all but
// those of the last frame are hidden until a script takes over.
func (f *Film) svg() string {
	var b strings.Builder
	for i := 0; i < len(f.elements); {
		in := f.elements[i].in
		j := i
		for j < len(f.elements) && slices.Equal(f.elements[j].in, in) {
			j++
		}
		if len(in) < f.frames {
			hidden := ` display="none"`
			if in[len(in)-1] == f.frames-1 {
				hidden = ""
			}
			fmt.Fprintf(&b, `<g data-f="%s"%s>`+"\n", strings.Trim(fmt.Sprint(in), "[]"), hidden)
		}
		for ; i < j; i++ {
			b.WriteString(f.elements[i].svg + "\n")
		}
		if len(in) < f.frames {
			b.WriteString("</g>\n")
		}
	}
	return b.String()
}
