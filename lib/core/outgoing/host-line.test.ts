import { describe, expect, it } from 'vitest'
import { parseHostLine } from './host-line'

describe('a host on a line', () => {
  const rows: [line: string, rule: ReturnType<typeof parseHostLine>][] = [
    ['git.example.com', { scheme: 'https', host: 'git.example.com', ports: [443], cidr: null }],
    [' Git.Example.com:8443 ', { scheme: 'https', host: 'git.example.com', ports: [8443], cidr: null }],
    ['git.internal 10.20.0.0/16', { scheme: 'https', host: 'git.internal', ports: [443], cidr: '10.20.0.0/16' }],
    ['10.1.2.3 10.0.0.0/8', { scheme: 'https', host: '10.1.2.3', ports: [443], cidr: '10.0.0.0/8' }],
    ['', null],
    ['https://git.example.com', null],
    ['*.example.com', null],
    ['git.example.com/path', null],
    ['user@git.example.com', null],
    ['git.example.com:0', null],
    ['git.example.com:70000', null],
    ['git.example.com 10.0.0.0/99', null],
    ['0x7f000001', null],
    ['2130706433', null],
  ]
  for (const [line, rule] of rows) it(line === '' ? 'nothing' : line, () => expect(parseHostLine(line)).toEqual(rule))
})
