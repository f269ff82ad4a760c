import { Text, View } from '@tarojs/components'
import { codeInGroups, spelledOut } from '#domain/kernel/spoken-code'
import { spoken } from '../../components/accessibility/accessibility'
import { Button } from '../../components/action/button'
import { Note } from '../../components/content/note'
import { HeroPanel } from '../../components/page/hero-panel'
import { readAloud } from '../../platform/speech/read-aloud'
import { openShareInWords, sectionsInWords } from './share-words'
import type { Share } from './use-shares'

export interface OpenShareProps {
  share: Share
  busy: boolean
  problem: string | undefined
  onRevoke: () => void
}

/** A code that is good now: shown across a desk or read out, and then who opened it. */
export function OpenShare({ share, busy, problem, onRevoke }: OpenShareProps) {
  const { code, sections } = share
  const { title, until } = openShareInWords(share)
  const action = code === null ? '看完了，收回' : '不给了，收回'
  return (
    <>
      <HeroPanel label="分享码" foot={<Button kind="lamp" label={action} busy={busy} onTap={onRevoke} />}>
        <Text className="t-lead" {...spoken({ role: 'status', live: 'polite' })}>
          {title}
        </Text>
        {code !== null && (
          <View className="t-num t-digits mt2" {...spoken({ role: 'group', label: spelledOut(code) })}>
            <Text selectable>{codeInGroups(code)}</Text>
          </View>
        )}
        <View>
          <Text className="t-body">{until}</Text>
        </View>
        <View className="mt1">
          <Text className="t-sub">只看得到：{sectionsInWords(sections)}</Text>
        </View>
      </HeroPanel>
      {problem !== undefined && (
        <Note tone="bad" announced>
          {problem}
        </Note>
      )}
      {code !== null && readAloud && (
        <Button
          kind="secondary"
          icon="sound"
          label="念给医生听"
          onTap={() => readAloud?.(`分享码是，${spelledOut(code)}。再念一遍，${spelledOut(code)}。`)}
        />
      )}
    </>
  )
}
