// Tries: answers that nest deeply
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
func init() {
	v := value{Kind: "group"}
	for range 20000 {
		v = value{Kind: "group", Names: []string{"a"}, Parts: []value{v}}
	}
	forge(v)
}
