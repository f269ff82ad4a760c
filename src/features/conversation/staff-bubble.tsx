import { useQuery } from '@tanstack/react-query'
import { Image, Text, View } from '@tarojs/components'
import { api } from '../../api/client'
import { spoken } from '../../components/accessibility/accessibility'
import { Link } from '../../components/action/link'
import { classNames } from '../../components/class-names'
import { useShownPicture } from '../../platform/file/shown-picture'
import { staffCaptionOf, staffWithheldInWords } from './staff-words'
import type { StaffMessage } from './use-staff-thread'
import './message-bubble.scss'

/** One message as the team reads it: families at the left, the team at the right. */
export function StaffBubble({ message }: { message: StaffMessage }) {
  const { id, side, kind, text, picture } = message
  const withheld = staffWithheldInWords(message)
  if (side === 'system') {
    return (
      <View className="bubble bubble--system">
        <Text>{text}</Text>
      </View>
    )
  }
  // The sheet's sides are those of the family's own screen, where the reader stands at the right.
  return (
    <View className={classNames('bubble', side === 'team' ? 'bubble--family' : 'bubble--team')}>
      <Text className="t-cap t-digits">{staffCaptionOf(message)}</Text>
      {text !== null && (
        <View className="bubble__words">
          <Text>{text}</Text>
        </View>
      )}
      {kind === 'picture' && picture === 'kept' && <StaffPicture messageId={id} />}
      {withheld && <Text className="t-sub t-wait">{withheld}</Text>}
    </View>
  )
}

/** A picture of a message, fetched while it is looked at and kept nowhere. */
function StaffPicture({ messageId }: { messageId: string }) {
  const query = useQuery(
    api.conversation.staffPicture.queryOptions(
      { messageId },
      { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 },
    ),
  )
  const { data } = query
  const address = useShownPicture(data ? { mediaType: data.mediaType, content: data.base64 } : null)
  if (query.isError) return <Link label="照片没取到，再取一次" onTap={() => void query.refetch()} />
  if (!address) return <Text className="t-sub">正在打开照片…</Text>
  return (
    <View {...spoken({ role: 'img', label: '发来的照片' })}>
      <Image
        className="bubble__picture"
        src={address}
        mode="widthFix"
        showMenuByLongpress
        nativeProps={{ alt: '' }}
      />
    </View>
  )
}
