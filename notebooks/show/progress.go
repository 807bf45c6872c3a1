package show

import (
	"fmt"
	"html"

	"github.com/janpfeifer/gonb/gonbui/protocol"
)

// ProgressBar tells how far a long computation is.
type ProgressBar struct {
	what  string
	total int
	block block
}

// Progress starts a bar for total steps of something: "epoch".
func Progress(what string, total int) *ProgressBar {
	return &ProgressBar{what, max(total, 1), newBlock()}
}

// At tells that step i of total is done, with a word on how it went. The last
// step's words are what stays in the notebook, so give no times there.
func (p *ProgressBar) At(i int, note string) {
	p.block.show(i >= p.total, func() map[protocol.MIMEType]any {
		text := fmt.Sprintf("%s %d of %d", p.what, i, p.total)
		if note != "" {
			text += ": " + note
		}
		return map[protocol.MIMEType]any{
			protocol.MIMETextHTML: fmt.Sprintf(`<progress max="%d" value="%d" aria-label="%s" style="width:200px;vertical-align:middle"></progress> %s`,
				p.total, i, html.EscapeString(p.what), html.EscapeString(text)),
			protocol.MIMETextPlain: text,
		}
	})
}
