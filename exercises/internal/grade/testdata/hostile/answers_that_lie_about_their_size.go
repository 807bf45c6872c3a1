// Tries: answers that lie about their size
// Gets: 0 points
// Base: stub
// Wall: down

package perceptron

import "fmt"
import "os"
import "bytes"
import "encoding/gob"
import "encoding/base64"

type value struct {
	Kind       string
	Rows, Cols int
	Data       []float64
	Text       string
	Names      []string
	Parts      []value
}

func forge(v value) {
	var buf bytes.Buffer
	gob.NewEncoder(&buf).Encode(struct {
		Outcome string
		Value   value
	}{"returned", v})
	fmt.Printf("\n%s %s\n", os.Getenv("NNLECTURE_WORKER"), base64.StdEncoding.EncodeToString(buf.Bytes()))
}
func init() { forge(value{Kind: "matrix", Rows: 1 << 30, Cols: 1 << 30}) }
