package nnlib_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"nnlecture/nnlib"
)

func ExampleSaveParameters() {
	var file bytes.Buffer
	if err := nnlib.SaveParameters(&file, nnlib.NewNW1(2, nnlib.Zero, nil)); err != nil {
		fmt.Println(err)
		return
	}
	header, data, _ := bytes.Cut(file.Bytes(), []byte("\n"))
	fmt.Printf("%s\n%d bytes for 3 numbers\n", header, len(data))
	// Output:
	// {"format":"nnlecture parameters","version":1,"parameters":[{"name":"W1","rows":1,"cols":2},{"name":"b1","rows":1,"cols":1}],"crc32":2747386400}
	// 24 bytes for 3 numbers
}

// Parameters of another network are refused.
func ExampleLoadParameters() {
	var file bytes.Buffer
	nnlib.SaveParameters(&file, nnlib.NewNW1(2, nnlib.Zero, nil))
	err := nnlib.LoadParameters(&file, nnlib.NewNW1(3, nnlib.Zero, nil))
	fmt.Println(err, errors.Is(err, nnlib.ErrParameters))
	// Output: nnlib.LoadParameters: not the parameters of this network: the file has W1, 1×2, where the network has W1, 1×3 true
}

// A file is never replaced.
func ExampleSaveParametersFile() {
	folder, _ := os.MkdirTemp("", "")
	defer os.RemoveAll(folder)
	net, path := nnlib.NewNW1(2, nnlib.Zero, nil), filepath.Join(folder, "nw1.params")
	fmt.Println(nnlib.SaveParametersFile(path, net))
	fmt.Println(errors.Is(nnlib.SaveParametersFile(path, net), os.ErrExist))
	// Output:
	// <nil>
	// true
}

func ExampleLoadParametersFile() {
	folder, _ := os.MkdirTemp("", "")
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "net.params")
	trained, _ := mlp231()
	nnlib.SaveParametersFile(path, trained)
	net := nnlib.NewMLP([]int{2, 3, 1}, nnlib.SigmoidActivation(), nnlib.SigmoidOutput, nnlib.Zero, nil)
	err := nnlib.LoadParametersFile(path, net)
	show("W2", net.Layers[1].Weights)
	fmt.Println(err)
	// Output:
	// W2 1×3: [1 2 -3]
	// <nil>
}
