import { describe, expect, it, vi } from 'vitest'

vi.mock('./db/client', () => ({ db: null }))
const { cleanFileName, cleanMediaType } = await import('./files')

describe('cleanFileName', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\temp\\load test.html', 'load test.html'],
    ['a\u0000b\r\nc.txt', 'abc.txt'],
    ['gpj.\u202Efdp.exe', 'gpj.fdp.exe'],
    ['"quoted".txt', 'quoted.txt'],
    ['...', 'file'],
    ['', 'file'],
    ['报告.pdf', '报告.pdf'],
    [`${'x'.repeat(300)}.txt`, 'x'.repeat(200)],
  ])('%j is %j', (name, cleaned) => {
    expect(cleanFileName(name)).toBe(cleaned)
  })
})

describe('cleanMediaType', () => {
  it.each([
    ['image/png', 'image/png'],
    ['Text/HTML; charset=utf-8', 'text/html'],
    ['', 'application/octet-stream'],
    ['text/html\r\nx-evil: 1', 'application/octet-stream'],
    ['html', 'application/octet-stream'],
  ])('%j is %j', (type, cleaned) => {
    expect(cleanMediaType(type)).toBe(cleaned)
  })
})
