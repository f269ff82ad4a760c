import { Text, View } from '@tarojs/components'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { serverNow } from '../../../api/server-clock'
import { Button } from '../../../components/action/button'
import { Link } from '../../../components/action/link'
import { Card } from '../../../components/content/card'
import { Tag } from '../../../components/content/tag'
import { ArchAvatar } from '../../../components/picture/arch-avatar'
import { callAmbulance } from '../../../platform/wechat/phone-call'
import { tagOf } from './contract-words'
import type { ContractRow } from './use-contracts'

export interface TeamHeadCardProps {
  contract: ContractRow
  /** 何静团队 */
  teamName: string
  letter: string
  /** 平时 2 小时内回 */
  replyWords: string
  /** 3 条没读 */
  unread: string | undefined
  /** Null before the first day: then the team is rung. */
  onChat: (() => void) | null
  onCall: (() => void) | null
}

/** Whose team it is, until when, and the two ways to reach it; 120 for what cannot wait. */
export function TeamHeadCard(props: TeamHeadCardProps) {
  const { contract, teamName, letter, replyWords, unread, onChat, onCall } = props
  const tag = tagOf(contract)
  return (
    <Card>
      <View className="line line--wide">
        <ArchAvatar letter={letter} tint="doctor" size="l" />
        <View className="grow stack">
          <Text className="t-h2">{teamName}</Text>
          <Text className="t-sub t-digits">{untilInWords(contract, localDateOf(serverNow()))}</Text>
        </View>
        <Tag {...tag} />
      </View>
      <View className="line line--elder-stack mt4">
        {onChat && (
          <Button
            size="medium"
            width="grow"
            icon="chat"
            label={unread ?? '发消息'}
            spokenLabel={unread ? `发消息，${unread}` : '发消息'}
            onTap={onChat}
          />
        )}
        {onCall && (
          <Button kind="secondary" size="medium" width="grow" icon="phone" label="打电话" onTap={onCall} />
        )}
      </View>
      <View className="line line--wrap line--between mt2">
        <Text className="t-cap">{`${replyWords}。`}</Text>
        <Link label="急症直接打 120" icon="phone" onTap={callAmbulance} />
      </View>
    </Card>
  )
}

function untilInWords({ status, startsOn, endsOn, endedOn }: ContractRow, today: LocalDate): string {
  return status === 'upcoming'
    ? `${dateInWords(startsOn, today)} 起生效`
    : `${dateInWords(endedOn ?? endsOn, today)} 到期`
}
