import { readCurl } from './read-curl'

/** Shell and text files by their name, and any other text in which a line begins with a curl. */
export const curlFormat = {
  format: 'curl',
  fits: (text: string, fileName: string): boolean =>
    /\.(?:sh|bash|zsh|txt|curl|md|markdown)$/i.test(fileName) ||
    (!/\.\w+$/.test(fileName) && /(?:^|[\s$>#;&|("'`])curl(?:\.exe)?\s/m.test(text)),
  read: readCurl,
}
