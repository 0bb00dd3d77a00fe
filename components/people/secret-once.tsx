'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { CodeBlock } from '@/components/ui/code'
import { CopyButton } from '@/components/ui/copy-button'
import { DialogFooter } from '@/components/ui/dialog'

/** A secret that is shown once, to be copied: a token or a one-time link. */
export function SecretOnce({ secret, label, warning, onDone }: { secret: string; label: string; warning: string; onDone: () => void }) {
  const t = useTranslations('people')
  return (
    <div className="grid gap-3">
      <CodeBlock text={secret} label={label} />
      <div>
        <CopyButton text={secret} />
      </div>
      <Callout tone="hold">{warning}</Callout>
      <DialogFooter>
        <Button variant="primary" onClick={onDone}>
          {t('secretDone')}
        </Button>
      </DialogFooter>
    </div>
  )
}
