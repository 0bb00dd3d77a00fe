import { about, because } from '../why'
import { encodeData, splitData } from './encode-data'
import { formPart } from './form-part'
import { type Input, RefusedCurl, type Settings } from './settings'

/** Takes one option into the settings. Refuses what needs a file; `-` is the standard input where its text is known. */
export function applyOption(settings: Settings, long: string, value: string, on: boolean, input: Input): void {
  const apply = byName[long]
  if (apply) apply(settings, value, input, on)
}

type Apply = (settings: Settings, value: string, input: Input, on: boolean) => void

const byName: Record<string, Apply> = {
  request: (settings, value) => {
    if (!/^[\w!#$%&'*+.^`|~-]{1,40}$/.test(value)) throw new RefusedCurl('curl_method_unnamed')
    settings.method = value
  },
  header: (settings, value) => {
    if (value.startsWith('@')) throw new RefusedCurl(about('`-H @…`', 'file_content_unknown'))
    settings.headers.push(value)
  },
  data: (settings, value, input) => addData(settings, readData(value, input, true)),
  'data-ascii': (settings, value, input) => addData(settings, readData(value, input, true)),
  'data-binary': (settings, value, input) => addData(settings, readData(value, input, false)),
  'data-raw': (settings, value) => addData(settings, value),
  'data-urlencode': (settings, value, input) => addData(settings, urlencoded(value, input)),
  json: (settings, value, input) => {
    settings.data = (settings.data ?? '') + readData(value, input, false)
    settings.json = true
  },
  form: (settings, value, input) => (settings.parts ??= []).push(formPart(value, input)),
  'form-string': (settings, value) => {
    const equals = value.indexOf('=')
    if (equals < 0) throw new RefusedCurl('curl_form_string_form')
    ;(settings.parts ??= []).push({ name: value.slice(0, equals), value: value.slice(equals + 1) })
  },
  'upload-file': (settings, value, input) => {
    if (value !== '-' && value !== '.') throw new RefusedCurl(about('`-T`', 'file_content_unknown'))
    settings.upload = textOf(input)
  },
  url: (settings, value) => settings.urls.push({ text: value, bare: false }),
  'url-query': (settings, value, input) => settings.query.push(value.startsWith('+') ? value.slice(1) : urlencoded(value, input)),
  user: (settings, value) => {
    settings.user = value
  },
  'oauth2-bearer': (settings, value) => {
    settings.bearer = value
  },
  'user-agent': (settings, value) => {
    settings.agent = value
  },
  referer: (settings, value) => {
    settings.referer = value.replace(/;auto$/, '')
  },
  cookie: (settings, value) => {
    if (!value.includes('=') && !value.includes('{{')) throw new RefusedCurl('curl_cookie_file')
    settings.cookies.push(value)
  },
  range: (settings, value) => {
    settings.range = value
  },
  'max-time': (settings, value) => {
    if (!/^\d{1,9}(\.\d*)?$/.test(value)) throw new RefusedCurl('curl_max_time_form')
    settings.timeoutMs = Math.round(Number(value) * 1000)
  },
  retry: (settings, value) => {
    if (!/^\d{1,9}$/.test(value)) throw new RefusedCurl('curl_retry_form')
    settings.retries = Number(value)
  },
  get: (settings, _value, _input, on) => {
    settings.get = on
  },
  head: (settings, _value, _input, on) => {
    settings.head = on
  },
  location: (settings, _value, _input, on) => {
    settings.follow = on
  },
  fail: (settings, _value, _input, on) => {
    settings.fail = on
  },
  'fail-with-body': (settings, _value, _input, on) => {
    settings.fail = on
  },
  insecure: (settings, _value, _input, on) => {
    settings.insecure = on
  },
  globoff: (settings, _value, _input, on) => {
    settings.globs = !on
  },
}

for (const name of ['cacert', 'capath', 'cert', 'key', 'pass', 'cert-type', 'key-type']) {
  byName[name] = (settings) => {
    settings.notes.push(because('curl_certificate_left_out', { option: name }))
  }
}

function addData(settings: Settings, text: string): void {
  settings.data = settings.data === null ? text : `${settings.data}&${text}`
}

/** `@-` is the standard input; `-d` leaves out its line ends and NULs, as curl does. */
function readData(value: string, input: Input, strip: boolean): string {
  if (!value.startsWith('@')) return value
  if (value !== '@-') throw new RefusedCurl(about('`@…`', 'file_content_unknown'))
  return strip ? textOf(input).replace(/[\r\n\0]/g, '') : textOf(input)
}

function urlencoded(value: string, input: Input): string {
  const data = splitData(value)
  if ('file' in data && data.file !== '-') throw new RefusedCurl(about('`@…`', 'file_content_unknown'))
  const text = encodeData('text' in data ? data.text : textOf(input))
  return data.name === '' ? text : `${data.name}=${text}`
}

function textOf(input: Input): string {
  if ('why' in input) throw new RefusedCurl(input.why)
  return input.text
}
