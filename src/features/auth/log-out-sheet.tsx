import { Text, View } from '@tarojs/components'
import { Button } from '../../components/action/button'
import { Sheet } from '../../components/sheet/sheet'
import { useLogOut } from './use-log-in'

/** Asks once: a tap by mistake at 7:59 costs a number. */
export function LogOutSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const logOut = useLogOut()
  return (
    <Sheet open={open} title="要退出登录吗" onClose={onClose}>
      <View className="stack stack--3 mt3">
        <Text className="t-2">约好的号都还在，再登录就能看到。这部手机上存下的内容会清掉。</Text>
        <Button
          kind="danger"
          label="退出登录"
          onTap={() => {
            logOut()
            onClose()
          }}
        />
        <Button kind="quiet" size="medium" label="不退" onTap={onClose} />
      </View>
    </Sheet>
  )
}
