# Sourced by mvnw and slipway: sets JAVA_HOME to a JDK of at least $SLIPWAY_MIN_JDK, or fails with one line.
# Looks at JAVA_HOME, then at the java on PATH, then at the folders where JDKs are usually installed.

SLIPWAY_MIN_JDK=21

# Major version of the JDK in folder $1; 0 when there is none that can compile.
jdk_major() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || { echo 0; return; }
  _version=""
  # The release file answers without starting a JVM.
  [ -r "$1/release" ] && _version=$(sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release" | head -n 1)
  [ -n "$_version" ] || _version=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9][0-9]*\).*/\1/p' | head -n 1)
  echo "${_version:-0}"
}

# Folder of the JDK behind the java on PATH, links resolved; nothing when there is none.
jdk_on_path() {
  _java=$(command -v java 2>/dev/null) || return 0
  while [ -L "$_java" ]; do
    _target=$(readlink "$_java")
    case "$_target" in
    /*) _java=$_target ;;
    *) _java=$(dirname "$_java")/$_target ;;
    esac
  done
  dirname "$(dirname "$_java")"
}

find_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && [ "$(jdk_major "$JAVA_HOME")" -ge "$SLIPWAY_MIN_JDK" ]; then
    return 0
  fi
  _path_jdk=$(jdk_on_path)
  for _home in "${_path_jdk:-/nonexistent}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /usr/local/openjdk-* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    if [ "$(jdk_major "$_home")" -ge "$SLIPWAY_MIN_JDK" ]; then
      JAVA_HOME=$_home
      export JAVA_HOME
      return 0
    fi
  done
  echo "Slipway needs a JDK of version $SLIPWAY_MIN_JDK or newer and found none: install one (Debian: apt-get install openjdk-21-jdk; macOS: brew install openjdk) or set JAVA_HOME to it." >&2
  return 1
}

find_jdk || exit 1
