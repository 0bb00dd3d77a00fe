import { textFile } from './text-file'

/** A Markdown text as a file to save. */
export const markdownFile = (name: string, text: string): Response => textFile(name, text, 'text/markdown', 'document.md')
