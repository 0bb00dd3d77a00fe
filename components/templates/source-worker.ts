import { printSource, readSource } from '@/lib/templates/markdown/read-source'
import type { SourceAnswer, SourceQuestion } from './source-reader'

/*
 * Reads and writes a template's text beside the page: typing into a long one stays smooth, and neither the parser nor the schemas are part
 * of the page's own code.
 */
addEventListener('message', ({ data }: MessageEvent<SourceQuestion>) => {
  const { id, head } = data
  let answer: SourceAnswer
  try {
    const text = 'text' in data ? data.text : printSource(data.body, head)
    answer = { id, text, read: readSource(text, head) }
  } catch (error) {
    answer = { id, failed: String(error) }
  }
  postMessage(answer)
})
