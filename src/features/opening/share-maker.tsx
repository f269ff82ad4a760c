import { View } from '@tarojs/components'
import { useState } from 'react'
import { ENTRY_KIND_NAMES_ZH, type EntryKind } from '#domain/kernel/entry-kind'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import { Note } from '../../components/content/note'
import { CheckRow } from '../../components/field/check-row'
import { USUAL_SECTIONS } from './share-words'

export interface ShareMakerProps {
  /** What whoever shows it reads themselves: nobody shows more. */
  kinds: readonly EntryKind[]
  busy: boolean
  problem: string | undefined
  onMake: (sections: readonly EntryKind[]) => void
}

/** What the other doctor may see, part by part, and the button that makes the code. */
export function ShareMaker({ kinds, busy, problem, onMake }: ShareMakerProps) {
  const [chosen, setChosen] = useState(() => kinds.filter((kind) => USUAL_SECTIONS.includes(kind)))
  const choose = (kind: EntryKind, checked: boolean) =>
    setChosen(kinds.filter((each) => (each === kind ? checked : chosen.includes(each))))
  return (
    <View className="stack stack--3">
      <Card flush>
        {kinds.map((kind) => (
          <CheckRow
            key={kind}
            title={ENTRY_KIND_NAMES_ZH[kind]}
            checked={chosen.includes(kind)}
            onChange={(checked) => choose(kind, checked)}
          />
        ))}
      </Card>
      {problem !== undefined && (
        <Note tone="bad" announced>
          {problem}
        </Note>
      )}
      <Button
        icon="share"
        label="生成 15 分钟的分享码"
        busy={busy}
        {...(chosen.length === 0 ? { disabledReason: '先选给医生看什么' } : {})}
        onTap={() => onMake(chosen)}
      />
    </View>
  )
}
