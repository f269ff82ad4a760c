import { Text, View } from '@tarojs/components'
import { spoken } from '../../components/accessibility'
import { Button } from '../../components/button'
import { HeroPanel } from '../../components/hero-panel'
import { Note } from '../../components/note'
import { sectionsInWords, shareInWords } from './share-words'
import type { Share } from './use-shares'

const HALF = 4

export interface OpenShareProps {
  share: Share
  busy: boolean
  problem: string | undefined
  onRevoke: () => void
}

/** A code that is good now: large enough to be read across a desk. */
export function OpenShare({ share, busy, problem, onRevoke }: OpenShareProps) {
  const { code, sections, status } = share
  const action = status === 'used' ? '看完了，收回' : '不给了，收回'
  return (
    <HeroPanel label="分享码" foot={<Button kind="lamp" label={action} busy={busy} onTap={onRevoke} />}>
      {code !== null && (
        <View
          className="t-hero t-digits"
          {...spoken({ role: 'group', label: `分享码 ${code.split('').join(' ')}` })}
        >
          <Text selectable>{`${code.slice(0, HALF)}-${code.slice(HALF)}`}</Text>
        </View>
      )}
      <Text className="t-body">{shareInWords(share)}</Text>
      <View className="mt1">
        <Text className="t-sub">只看得到：{sectionsInWords(sections)}</Text>
      </View>
      {problem !== undefined && (
        <View className="mt2">
          <Note tone="bad" announced>
            {problem}
          </Note>
        </View>
      )}
    </HeroPanel>
  )
}
