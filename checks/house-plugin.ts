import fs from 'node:fs'
import path from 'node:path'
import { judgeImport } from './layers.ts'
import { isLiteralText, isSpokenAttribute } from './texts.ts'

// oxlint runs this file itself, under the pinned Node, which strips the types; so imports here carry their ending.

const root = path.resolve(import.meta.dirname, '..')

// oxlint hands over ESTree nodes; only the few fields read here are named.
type Node = { type: string; [field: string]: unknown }
type Context = { filename: string; sourceCode: { text: string }; report: (problem: { node: Node; message: string }) => void }

const verbFile = /from '(@\/lib\/core|\.|\.\.)\/command'/
const verbs = new Map<string, boolean>()

/** Whether the file behind an import makes a verb: it takes `command` or `record` from core. */
function makesVerb(file: string): boolean {
  const known = verbs.get(file)
  if (known !== undefined) return known
  const found = ['.ts', '.tsx', '/index.ts', '']
    .map((ending) => path.join(root, file + ending))
    .find((place) => fs.statSync(place, { throwIfNoEntry: false })?.isFile())
  const answer = found !== undefined && isVerbText(fs.readFileSync(found, 'utf8'))
  verbs.set(file, answer)
  return answer
}

function isVerbText(text: string): boolean {
  return verbFile.test(text) && /\b(command|record)\(/.test(text)
}

function checkImport(context: Context, node: Node, typeOnly: boolean): void {
  const source = node.source as { type: string; value?: unknown } | null | undefined
  if (!source || typeof source.value !== 'string') return
  const from = path.relative(root, context.filename).replaceAll(path.sep, '/')
  const { text } = context.sourceCode
  const name = source.value
  const local = name.startsWith('@/') ? name.slice(2) : name.startsWith('.') ? path.posix.join(path.posix.dirname(from), name) : null
  const reason = judgeImport({
    from,
    to: local ?? name,
    package: local === null,
    typeOnly,
    client: /^\s*(\/\*[\s\S]*?\*\/\s*|\/\/.*\n\s*)*['"]use client['"]/.test(text),
    toVerb: local !== null && makesVerb(local.replace(/\.tsx?$/, '')),
    fromVerb: isVerbText(text),
  })
  if (reason) context.report({ node, message: `${reason} (imports ${name})` })
}

/** A statement all of whose names are types runs nothing. */
function onlyTypes(node: Node): boolean {
  if (node.importKind === 'type' || node.exportKind === 'type') return true
  const specifiers = (node.specifiers ?? []) as { importKind?: string; exportKind?: string }[]
  return specifiers.length > 0 && specifiers.every((specifier) => specifier.importKind === 'type' || specifier.exportKind === 'type')
}

const layers = {
  create(context: Context) {
    return {
      ImportDeclaration: (node: Node) => checkImport(context, node, onlyTypes(node)),
      ExportNamedDeclaration: (node: Node) => checkImport(context, node, onlyTypes(node)),
      ExportAllDeclaration: (node: Node) => checkImport(context, node, onlyTypes(node)),
      ImportExpression: (node: Node) => checkImport(context, node, false),
    }
  },
}

const message = 'Words belong into messages/<language>/<feature>.json'

/** Reports every literal a JSX child or spoken attribute can show, through conditions and templates. */
function checkShown(context: Context, node: Node | null | undefined): void {
  if (!node) return
  if (node.type === 'JSXExpressionContainer') return checkShown(context, node.expression as Node)
  if (node.type === 'ConditionalExpression') {
    checkShown(context, node.consequent as Node)
    return checkShown(context, node.alternate as Node)
  }
  if (node.type === 'LogicalExpression') {
    checkShown(context, node.left as Node)
    return checkShown(context, node.right as Node)
  }
  if (node.type === 'TemplateLiteral') {
    const quasis = node.quasis as { value: { raw: string } }[]
    if (quasis.some((quasi) => isLiteralText(quasi.value.raw))) context.report({ node, message })
    return
  }
  if (node.type === 'Literal' && typeof node.value === 'string' && isLiteralText(node.value)) context.report({ node, message })
}

const noLiteralText = {
  create(context: Context) {
    const children = (node: Node) => {
      for (const child of node.children as Node[]) {
        if (child.type === 'JSXText' && isLiteralText(String(child.value))) context.report({ node: child, message })
        if (child.type === 'JSXExpressionContainer') checkShown(context, child)
      }
    }
    return {
      JSXElement: children,
      JSXFragment: children,
      JSXAttribute(node: Node) {
        const { name } = node.name as { name: unknown }
        if (typeof name === 'string' && isSpokenAttribute(name)) checkShown(context, node.value as Node | null)
      },
    }
  },
}

const catchAll = /(^|\/)(utils?|helpers?|misc|common|manager|service)(\.tsx?$|\/)|-(utils?|helpers?|manager|service)\.tsx?$/

const plainNames = {
  create(context: Context) {
    return {
      Program(node: Node) {
        const file = path.relative(root, context.filename).replaceAll(path.sep, '/')
        if (catchAll.test(file)) context.report({ node, message: 'A file says what it does: no utils, helpers, misc, manager or service' })
      },
    }
  },
}

export default { meta: { name: 'house' }, rules: { layers, 'no-literal-text': noLiteralText, 'plain-names': plainNames } }
