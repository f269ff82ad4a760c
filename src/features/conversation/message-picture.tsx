import { useQuery } from '@tanstack/react-query'
import { Image, Text, View } from '@tarojs/components'
import { api } from '../../api/client'
import { spoken } from '../../components/accessibility/accessibility'
import { Link } from '../../components/action/link'
import { useShownPicture } from '../../platform/file/shown-picture'

/** A picture of a message, fetched once: it never changes. */
export function MessagePicture({ messageId, whose }: { messageId: string; whose: string }) {
  const query = useQuery(
    api.conversation.picture.queryOptions({ messageId }, { staleTime: Number.POSITIVE_INFINITY }),
  )
  const { data } = query
  const address = useShownPicture(data ? { mediaType: data.mediaType, content: data.base64 } : null)
  if (query.isError) {
    return (
      <View className="stack">
        <Text className="t-sub">照片没取到，还存着。</Text>
        <Link label="再取一次" onTap={() => void query.refetch()} />
      </View>
    )
  }
  if (!address) return <Text className="t-sub">正在打开照片…</Text>
  return (
    <View {...spoken({ role: 'img', label: `${whose}发的照片` })}>
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
