import Taro from '@tarojs/taro'

/** WeChat's one-time code for this person, good for five minutes and one use. @throws when WeChat does not answer. */
export async function loginCode(): Promise<string | undefined> {
  const { code } = await Taro.login()
  return code
}
