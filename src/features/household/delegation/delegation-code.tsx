import { Text, View } from '@tarojs/components'
import { codeInGroups, spelledOut } from '#domain/kernel/spoken-code'
import { localDateOf } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { serverNow } from '../../../api/server-clock'
import { spoken } from '../../../components/accessibility/accessibility'
import { Button } from '../../../components/action/button'
import { HeroPanel } from '../../../components/page/hero-panel'
import { copyText } from '../../../platform/screen/copy-text'
import { useFocusOn } from '../../../platform/screen/focus-result'
import { readAloud } from '../../../platform/speech/read-aloud'
import { hasShareButton } from '../../../platform/wechat/share-button'
import { codeMessage } from './delegation-words'

const HEADING = 'delegation-code'

export interface DelegationCodeProps {
  code: string
  /** ISO instant. */
  expiresAt: string
  label: string
  /** 到 2月20日 周六 */
  until: string
  patientName: string
}

/** The code, large: handed over as a card, copied, or read out on the telephone. */
export function DelegationCode({ code, expiresAt, label, until, patientName }: DelegationCodeProps) {
  useFocusOn(HEADING, true)
  const deadline = momentInWords(new Date(expiresAt), localDateOf(serverNow()))
  const aloud = `给${label}的委托码是，${spelledOut(code)}。再念一遍，${spelledOut(code)}。${deadline}以前有效。`
  return (
    <>
      <HeroPanel
        label="委托码"
        foot={
          hasShareButton ? (
            <Button kind="lamp" icon="share" label={`发给${label}`} openType="share" />
          ) : (
            <Button
              kind="lamp"
              icon="share"
              label="复制，发给对方"
              onTap={() => copyText(codeMessage(code, deadline))}
            />
          )
        }
      >
        <Text id={HEADING} className="t-lead" {...spoken({ role: 'alert' })}>
          给{label}的委托码
        </Text>
        <View className="t-num t-digits mt2" {...spoken({ role: 'group', label: spelledOut(code) })}>
          <Text selectable>{codeInGroups(code)}</Text>
        </View>
        <Text className="t-sub delegation-code__until">{deadline} 前有效，只能用一次</Text>
      </HeroPanel>
      <View className="stack stack--3">
        {readAloud && (
          <Button kind="secondary" icon="sound" label="念给我听" onTap={() => readAloud?.(aloud)} />
        )}
        {hasShareButton && (
          <Button kind="tonal" label="复制这个码" onTap={() => copyText(codeMessage(code, deadline))} />
        )}
      </View>
      <Text className="t-2 inset">
        {label}登录家门口健康，在“我的家庭 - 我有委托码”里输这个码，就能带{patientName}看病，{until}。
      </Text>
    </>
  )
}
