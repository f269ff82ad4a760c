import { Button as TaroButton, Text, View } from '@tarojs/components'
import { spoken, tappable } from '../accessibility/accessibility'
import { classNames } from '../class-names'
import { Icon, type IconName } from '../picture/icon'
import './button.scss'

export interface ButtonProps {
  /** The words; verb first. */
  label: string
  /**
   * Exactly one filled button a screen: primary, lamp on a hero panel, or light on the deep ground, where glass is the
   * second. Danger is 120 and ending things.
   */
  kind?: 'primary' | 'secondary' | 'tonal' | 'quiet' | 'danger' | 'lamp' | 'light' | 'glass'
  /** Large is 52 high (the screen's action), medium 44 (inside cards). */
  size?: 'large' | 'medium'
  /** Fill its row, share it, or be as wide as its words. */
  width?: 'full' | 'grow' | 'words'
  icon?: IconName
  /** A ring stands left of the words and taps do nothing. */
  busy?: boolean
  /** Shown instead of the words: a dead button says why it is dead. */
  disabledReason?: string | undefined
  /** What the words leave out for a screen reader. */
  spokenLabel?: string
  /** Asks WeChat for the phone number, or hands the page's card over; elsewhere such a button must not be drawn. */
  openType?: 'getPhoneNumber' | 'share'
  /** The one-time code for the server, or undefined when the person said no. */
  onPhoneNumber?: (code: string | undefined) => void
  onTap?: () => void
}

function ignoreTap(): void {}

export function Button(props: ButtonProps) {
  const {
    label,
    kind = 'primary',
    size = 'large',
    width = 'full',
    icon,
    busy = false,
    disabledReason,
  } = props
  const dead = disabledReason !== undefined
  const classes = classNames(
    'button',
    `button--${kind}`,
    `button--${size}`,
    `button--${width}`,
    dead && 'button--dead',
  )
  const says = { label: props.spokenLabel ?? disabledReason ?? label, disabled: dead || busy }
  const inside = (
    <>
      {busy && <View className="button__ring" />}
      {!busy && icon && <Icon name={icon} size={size === 'large' ? 'm' : 's'} />}
      <Text className="button__words">{disabledReason ?? label}</Text>
    </>
  )
  if (props.openType && !dead && !busy) {
    return (
      <TaroButton
        className={classes}
        hoverClass="button--pressed"
        openType={props.openType}
        onGetPhoneNumber={(event) => props.onPhoneNumber?.(event.detail.code)}
        {...spoken(says)}
      >
        {inside}
      </TaroButton>
    )
  }
  const onTap = dead || busy ? ignoreTap : (props.onTap ?? ignoreTap)
  return (
    <View
      className={classes}
      hoverClass={dead || busy ? 'none' : 'button--pressed'}
      hoverStayTime={80}
      {...tappable(onTap, says)}
    >
      {inside}
    </View>
  )
}
