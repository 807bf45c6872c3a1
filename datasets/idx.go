//go:build !js

package datasets

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
)

// IDX is the format of MNIST and its relatives: two zero bytes, a byte for the
// kind of the elements, a byte for the number of dimensions, each dimension in
// four bytes, then the elements, the last dimension running fastest. All
// numbers are big-endian.

// idx is the content of an IDX file.
type idx struct {
	kind byte
	dims []int
	data []byte // the elements as they stand in the file
}

const unsignedByte = 0x08

// idxSize tells how many bytes an element of each kind takes.
var idxSize = [256]int{unsignedByte: 1, 0x09: 1, 0x0B: 2, 0x0C: 4, 0x0D: 4, 0x0E: 8}

// A damaged header shall not make anybody wait or swap: no more than a
// megapixel an example, and a gigabyte or so altogether.
const (
	maxFeatures = 1 << 20
	maxElements = 1 << 30
)

// openIDX reads an IDX file, packed with gzip or not.
func openIDX(path string) (*idx, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	x, err := readIDX(file, info.Size())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return x, nil
}

// readIDX reads an IDX file that takes the given number of bytes on the disk.
func readIDX(file io.Reader, size int64) (*idx, error) {
	buffered := bufio.NewReaderSize(file, 1<<16)
	if start, _ := buffered.Peek(2); !bytes.Equal(start, []byte{0x1f, 0x8b}) {
		return parseIDX(buffered, size)
	}
	unpacked, err := gzip.NewReader(buffered)
	if err != nil {
		return nil, fmt.Errorf("damaged gzip file: %w", err)
	}
	x, err := parseIDX(unpacked, size)
	if err != nil {
		return nil, fmt.Errorf("unpacked: %w", err)
	}
	return x, nil
}

// parseIDX reads header and elements and makes sure that nothing follows,
// which for gzip is also when the checksum is compared.
func parseIDX(r io.Reader, size int64) (*idx, error) {
	x, count, err := parseHeader(r)
	if err != nil {
		return nil, err
	}
	header, want := 4+4*len(x.dims), count*idxSize[x.kind]
	if x.data, err = readBody(r, want, size); err != nil {
		return nil, fmt.Errorf("byte %d: %w: the header announces %v elements of %d bytes, the data end after %d of %d bytes",
			header+len(x.data), err, x.dims, idxSize[x.kind], len(x.data), want)
	}
	switch n, err := io.ReadFull(r, make([]byte, 1)); {
	case n > 0:
		return nil, fmt.Errorf("byte %d: the header announces %v elements, but the data go on", header+want, x.dims)
	case err != io.EOF:
		return nil, fmt.Errorf("byte %d: %w", header+want, err)
	}
	return x, nil
}

// parseHeader reads magic number and dimensions and counts the elements.
func parseHeader(r io.Reader) (x *idx, count int, err error) {
	var magic [4]byte
	if n, err := io.ReadFull(r, magic[:]); err != nil {
		return nil, 0, fmt.Errorf("byte %d: the magic number is cut off: %w", n, noEOF(err))
	}
	kind, dimensions := magic[2], int(magic[3])
	if magic[0] != 0 || magic[1] != 0 || idxSize[kind] == 0 || dimensions == 0 {
		return nil, 0, fmt.Errorf("byte 0: magic number % x, want that of an IDX file, as 00 00 08 03 for pictures or 00 00 08 01 for labels", magic)
	}
	x, count = &idx{kind: kind, dims: make([]int, dimensions)}, 1
	features := 1
	for i := range x.dims {
		var dim [4]byte
		if n, err := io.ReadFull(r, dim[:]); err != nil {
			return nil, 0, fmt.Errorf("byte %d: dimension %d of %d is cut off: %w", 4+4*i+n, i+1, dimensions, noEOF(err))
		}
		x.dims[i] = int(binary.BigEndian.Uint32(dim[:]))
		if x.dims[i] < 1 || x.dims[i] > maxElements/count {
			return nil, 0, fmt.Errorf("byte %d: dimension %d is %d, want at least 1 and at most %d elements altogether",
				4+4*i, i+1, x.dims[i], maxElements)
		}
		count *= x.dims[i]
		if i > 0 {
			features *= x.dims[i]
		}
	}
	if features > maxFeatures {
		return nil, 0, fmt.Errorf("byte 8: %d elements an example, want at most %d", features, maxFeatures)
	}
	return x, count, nil
}

// readBody reads the given number of bytes. What it sets aside grows with what
// is really there, at first no more than the file itself takes. On an error it
// returns what could be read.
func readBody(r io.Reader, want int, size int64) ([]byte, error) {
	body := make([]byte, 0, int(min(int64(want), max(size, 512))))
	for len(body) < want {
		if len(body) == cap(body) {
			body = slices.Grow(body, min(want-len(body), len(body)))
		}
		n, err := r.Read(body[len(body):min(cap(body), want)])
		if body = body[:len(body)+n]; err != nil && len(body) < want {
			return body, noEOF(err)
		}
	}
	return body, nil
}

// noEOF turns the end of a file into what it is where more was wanted.
func noEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// number returns element i as a number.
func (x *idx) number(i int) float64 {
	b := x.data[i*idxSize[x.kind]:]
	switch x.kind {
	case unsignedByte:
		return float64(b[0])
	case 0x09:
		return float64(int8(b[0]))
	case 0x0B:
		return float64(int16(binary.BigEndian.Uint16(b)))
	case 0x0C:
		return float64(int32(binary.BigEndian.Uint32(b)))
	case 0x0D:
		return float64(math.Float32frombits(binary.BigEndian.Uint32(b)))
	default: // 0x0E, as parseHeader lets through no other
		return math.Float64frombits(binary.BigEndian.Uint64(b))
	}
}
