// A web page has no files to keep parameters in, and loads faster without
// encoding/json.

//go:build !js

package nnlib

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
)

// parametersHeader is the first line of a file of parameters.
type parametersHeader struct {
	Format     string            `json:"format"`
	Version    int               `json:"version"`
	Parameters []parametersEntry `json:"parameters"`
	CRC32      uint32            `json:"crc32"`
}

// parametersEntry names one weight matrix or bias vector and its shape.
type parametersEntry struct {
	Name string `json:"name"`
	Rows int    `json:"rows"`
	Cols int    `json:"cols"`
}

const (
	parametersFormat  = "nnlecture parameters"
	parametersVersion = 1
)

// SaveParameters writes the parameters of a network:
//
//	{"format":"nnlecture parameters","version":1,"parameters":[{"name":"W1","rows":3,"cols":2},…],"crc32":…}⏎
//	the entries of all parameters, in the order of the header, row after row,
//	each as a little-endian float64 of 8 bytes
//
// crc32 is the IEEE checksum of all that follows the header's newline. Only the
// numbers are written: how a network is built stays with the program.
func SaveParameters(w io.Writer, net Model) error {
	header := parametersHeader{Format: parametersFormat, Version: parametersVersion}
	parameters := net.Parameters()
	for _, p := range parameters {
		header.Parameters = append(header.Parameters, parametersEntry{p.Name, p.Shape.Rows, p.Shape.Cols})
	}
	var data []byte
	for _, v := range parameters.Values() {
		data = binary.LittleEndian.AppendUint64(data, math.Float64bits(v))
	}
	header.CRC32 = crc32.ChecksumIEEE(data)
	line, err := json.Marshal(header)
	if err != nil {
		return fmt.Errorf("nnlib.SaveParameters: %w", err)
	}
	for _, part := range [][]byte{line, {'\n'}, data} {
		if _, err := w.Write(part); err != nil {
			return fmt.Errorf("nnlib.SaveParameters: %w", err)
		}
	}
	return nil
}

// ErrParameters is what every error about the contents of a file of parameters
// unwraps to.
var ErrParameters = errors.New("not the parameters of this network")

// LoadParameters reads what [SaveParameters] has written into a network of the
// same build. Anything else is refused, and leaves the network as it was: a
// damaged file, one that is cut short or too long, and parameters of another
// network. Such an error unwraps to [ErrParameters].
func LoadParameters(r io.Reader, net Model) error {
	header, data, err := readParameters(r)
	if err != nil {
		return fmt.Errorf("nnlib.LoadParameters: %w", err)
	}
	parameters := net.Parameters()
	if err := header.check(parameters, data); err != nil {
		return fmt.Errorf("nnlib.LoadParameters: %w: %w", ErrParameters, err)
	}
	theta := make([]float64, parameters.Count())
	for i := range theta {
		theta[i] = math.Float64frombits(binary.LittleEndian.Uint64(data[8*i:]))
	}
	parameters.SetValues(theta)
	return nil
}

// readParameters splits a file into its header and its data.
func readParameters(r io.Reader) (header parametersHeader, data []byte, err error) {
	all, err := io.ReadAll(r)
	if err != nil {
		return header, nil, err
	}
	line, data, found := bytes.Cut(all, []byte{'\n'})
	if !found {
		return header, nil, fmt.Errorf("%w: the first line is no header", ErrParameters)
	}
	if err := json.Unmarshal(line, &header); err != nil || header.Format != parametersFormat {
		return header, nil, fmt.Errorf("%w: the first line is not the header of %q", ErrParameters, parametersFormat)
	}
	if header.Version != parametersVersion {
		return header, nil, fmt.Errorf("%w: the file has version %d, this program reads %d", ErrParameters, header.Version, parametersVersion)
	}
	return header, data, nil
}

// check returns an error unless the header describes the parameters and the
// data are complete and undamaged.
func (h parametersHeader) check(parameters ParameterList, data []byte) error {
	if len(h.Parameters) != len(parameters) {
		return fmt.Errorf("the file has %d parameters, the network has %d", len(h.Parameters), len(parameters))
	}
	bytes := 0
	for i, p := range parameters {
		saved := h.Parameters[i]
		if saved.Name != p.Name || saved.Rows != p.Shape.Rows || saved.Cols != p.Shape.Cols {
			return fmt.Errorf("the file has %s, %d×%d, where the network has %s, %v", saved.Name, saved.Rows, saved.Cols, p.Name, p.Shape)
		}
		bytes += 8 * p.Shape.Rows * p.Shape.Cols
	}
	if len(data) != bytes {
		return fmt.Errorf("the file has %d bytes of data, want %d", len(data), bytes)
	}
	if sum := crc32.ChecksumIEEE(data); sum != h.CRC32 {
		return fmt.Errorf("the data are damaged: their checksum is %d, want %d", sum, h.CRC32)
	}
	return nil
}

// SaveParametersFile writes a new file with [SaveParameters]. It does not
// overwrite: if there is a file of that name the error is fs.ErrExist. A file
// has its name only once it is whole, so that after an error the same call can
// be made again.
func SaveParametersFile(path string, net Model) error {
	return saveFile(path, os.Link, func(w io.Writer) error { return SaveParameters(w, net) })
}

// saveFile has a new file written beside its place and gives it its name then.
func saveFile(path string, link func(from, to string) error, write func(io.Writer) error) error {
	if _, err := os.Lstat(path); err == nil {
		return &fs.PathError{Op: "save", Path: path, Err: fs.ErrExist}
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".saving-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	err = errors.Join(write(f), f.Chmod(0o644), f.Close())
	if err == nil {
		err = publish(f.Name(), path, link)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// publish gives a file its name unless there is one of that name: as a second
// link, in one step, or where the file system has no links by a look and a
// rename.
func publish(beside, path string, link func(from, to string) error) error {
	err := link(beside, path)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, err := os.Lstat(path); err == nil {
		return fs.ErrExist
	}
	return os.Rename(beside, path)
}

// LoadParametersFile reads a file with [LoadParameters].
func LoadParametersFile(path string, net Model) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := LoadParameters(f, net); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
