'use client'

import './globals.css'

import en from '@/messages/en/shell.json'
import zh from '@/messages/zh/shell.json'

/** When not even the document could be made: its own document, in the language of the browser. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  const chinese = typeof navigator !== 'undefined' && navigator.language.startsWith('zh')
  const texts = chinese ? zh.fault : en.fault
  return (
    <html lang={chinese ? 'zh' : 'en'}>
      <body>
        <main className="grid min-h-screen place-content-center justify-items-center gap-3 px-4 text-center">
          <h1>{texts.title}</h1>
          <p className="max-w-110 text-ink-2">{error.digest ? texts.text.replace('{id}', error.digest) : texts.textNoId}</p>
        </main>
      </body>
    </html>
  )
}
