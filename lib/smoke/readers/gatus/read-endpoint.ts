import type { Node } from 'yaml'
import { isMethod } from '../clauses/is-method'
import { nameRequest, shortName } from '../clauses/name-request'
import type { ReadRequest } from '../read-request'
import { about, because, type Why, type WhyCode } from '../why'
import type { GatusFile } from './gatus-file'
import { readCondition } from './read-condition'
import { readClient } from './read-client'
import type { Entry } from './yaml-file'

const understood = new Set(['name', 'group', 'url', 'method', 'headers', 'body', 'graphql', 'conditions', 'client', 'enabled'])

const reasons: Record<string, WhyCode> = {
  interval: 'schedule_at_suite',
  alerts: 'alerts_at_suite',
  ui: 'display_no_part',
  'maintenance-windows': 'maintenance_at_environment',
  'extra-labels': 'labels_no_part',
  store: 'store_unread',
  'always-run': 'always_run_unread',
}

/** Protocols of Gatus other than HTTP, by how an address begins. */
const otherProtocol = /^(tcp|udp|sctp|icmp|tls|starttls|ssh|wss?|grpcs?|dns|domain):\/\//i

/** One endpoint as a request. Refused as a whole: one that is disabled, or is asked over another protocol than HTTP. */
export function readEndpoint(file: GatusFile, node: Node): ReadRequest | null {
  const line = file.line(node)
  const entries = file.entries(node)
  const find = (key: string) => entries.find((entry) => entry.key === key)
  const value = (entry: Entry | undefined) => (entry ? file.value(entry.value, entry.line, entry.key) : null)
  const name = [value(find('group')), value(find('name'))].filter((text) => text).join(' / ')
  const why = entries.length === 0 ? because('no_endpoint') : unfit(file, find)
  if (why !== null) {
    file.refuse(line, why)
    return null
  }
  for (const { key, line: own } of entries) {
    if (!understood.has(key)) file.refuse(own, Object.hasOwn(reasons, key) ? about(key, reasons[key]!) : 'endpoint_key_unread')
  }
  const url = value(find('url')) ?? ''
  const method = (value(find('method')) ?? 'GET').toUpperCase()
  if (!isMethod(method)) {
    file.refuse(find('method')!.line, 'method_unknown')
    return null
  }
  const headers = file.entries(find('headers')?.value ?? null).flatMap((entry) => {
    const text = file.value(entry.value, entry.line, 'headers')
    return text === null ? [] : [{ name: entry.key, value: text }]
  })
  let body = putInOwn(file, find('body'), value(find('body')), { NAME: value(find('name')), GROUP: value(find('group')), URL: url })
  if (body !== null && file.text(find('graphql')?.value ?? null) === 'true') {
    body = JSON.stringify({ query: body })
    if (!headers.some((header) => header.name.toLowerCase() === 'content-type'))
      headers.push({ name: 'Content-Type', value: 'application/json' })
  }
  const assertions = readConditions(file, find('conditions'))
  const client = readClient(file, find('client'))
  return { name: shortName(name) || nameRequest(method, url), method, url, headers, body, assertions, captures: [], line, ...client }
}

/** The body may name its endpoint (Gatus, "Endpoints"); what it may name besides is known only to Gatus. */
function putInOwn(file: GatusFile, entry: Entry | undefined, body: string | null, own: Record<string, string | null>): string | null {
  if (entry && body !== null && /\[(?:LOCAL_ADDRESS|RANDOM_STRING_\d+)\]/.test(body)) file.refuse(entry.line, 'gatus_body_put_in')
  return body?.replace(/\[ENDPOINT_(NAME|GROUP|URL)\]/g, (_whole, part: string) => own[part] ?? '') ?? null
}

function unfit(file: GatusFile, find: (key: string) => Entry | undefined): Why | null {
  const url = file.text(find('url')?.value ?? null)
  if (file.text(find('enabled')?.value ?? null) === 'false') return because('endpoint_off')
  if (find('dns')) return because('asks_name_server')
  if (find('ssh')) return because('asks_over_ssh')
  if (url === null || url === '') return because('no_address')
  const protocol = otherProtocol.exec(url)?.[1]
  if (protocol !== undefined) return about(protocol.toLowerCase(), 'only_http')
  return /^(https?:\/\/|\$)/i.test(url) ? null : because('address_scheme')
}

function readConditions(file: GatusFile, conditions: Entry | undefined): ReadRequest['assertions'] {
  if (!conditions || !file.isList(conditions.value)) {
    if (conditions) file.refuse(conditions.line, about('conditions', 'no_list'))
    return []
  }
  return file.items(conditions.value).flatMap((node) => {
    const line = file.line(node)
    const text = file.value(node, line, 'conditions')
    const made = text === null ? [] : readCondition(text)
    if (Array.isArray(made)) return made
    file.refuse(line, made)
    return []
  })
}
