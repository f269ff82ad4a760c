import { Text, View } from '@tarojs/components'
import { tappable } from '../../components/accessibility/accessibility'
import { Icon } from '../../components/picture/icon'
import { openInbox } from './open-inbox'
import { unreadInDigits, unreadInWords } from './unread-words'
import { useUnread } from './use-unread'
import './inbox-bell.scss'

/** The way to the inbox from home, with how many messages wait there. */
export function InboxBell() {
  const unread = useUnread()
  const words = unreadInWords(unread)
  return (
    <View
      className="inbox-bell"
      hoverClass="pressed"
      {...tappable(openInbox, { role: 'link', label: words ? `消息，${words}` : '消息' })}
    >
      <Icon name="bell" />
      {unread > 0 && <Text className="inbox-bell__count">{unreadInDigits(unread)}</Text>}
    </View>
  )
}
